import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Desk } from '../../domains/displays/desk.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

interface Crowd {
  called: number;
  waiting: number;
  inRoom: number;
}

/** A crowd of this size comes after others who were in a room: their waits are known. */
const enoughToEstimate = 12;

/** Puts visits of today on a site's board in place of those that are there; each called or in a room has a room of its own. */
export async function fillBoard(
  server: TestServer,
  desk: Desk,
  roomNames: readonly string[],
  crowd: Crowd,
): Promise<void> {
  const siteId = parseTypeId(desk.siteId)?.uuid;
  const [visit] = await runAsOwner<{ id: string }>(server, 'select id from visit where site_id = $1 limit 1', [siteId]);
  const likeId = visit?.id ?? parseTypeId((await desk.checkIn()).id)?.uuid;
  const sql = (statement: string, ...values: unknown[]) => runAsOwner(server, statement, values);
  await sql("update room set visit_id = null, readiness = 'READY' where site_id = $1", siteId);
  await sql(
    "update visit set stage = 'DONE', ended_at = now(), room_id = null, ticket = id::text where site_id = $1",
    siteId,
  );
  const placed = crowd.called + crowd.inRoom;
  const insert = `insert into visit (practice_id, id, site_id, patient_id, visit_type_id, provider_id, day, ticket, stage, stage_since, arrived_at, called_at, room_id)
    select v.practice_id, gen_random_uuid(), v.site_id, v.patient_id, v.visit_type_id,
      (select id from staff_member s where s.practice_id = v.practice_id and is_provider order by name offset n % greatest(1, (select count(*) from staff_member c where c.practice_id = v.practice_id and c.is_provider)) limit 1), v.day,
      case when n % 10 = 9 then 'B' || (100 + n) else 'A' || lpad(n::text, 2, '0') end,
      case when n <= $2 then 'CALLED' when n <= $3 then (array['IN_ROOM', 'INTAKE', 'READY_FOR_PROVIDER', 'WITH_PROVIDER'])[1 + n % 4] else 'WAITING' end,
      now() - interval '1 minute' * (n * 3 % 50), now() - interval '2 minutes' * ($4 - n) - interval '4 minutes',
      case when n <= $3 then now() - interval '1 minute' * n end,
      case when n <= $3 then (select id from room r where r.site_id = v.site_id order by name offset n - 1 limit 1) end
    from visit v, generate_series(1, $4) n where v.id = $1`;
  // One open visit a patient: the visits of the board belong to patients of their own.
  await sql(
    `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
    select v.practice_id, gen_random_uuid(), 'F' || substr(v.site_id::text, 1, 13) || n, 'Given', 'Family', date '1980-01-01', 'UNKNOWN'
    from visit v, generate_series(1, 60) n where v.id = $1 on conflict do nothing`,
    likeId,
  );
  const [count] = await runAsOwner<{ total: number }>(
    server,
    'select count(*)::int as total from room where site_id = $1',
    [siteId],
  );
  for (let index = count?.total ?? 0; index < Math.max(placed, roomNames.length); index += 1)
    await desk.room(roomNames[index] ?? `Exam ${index + 1}`);
  await sql(
    insert.replace(
      'v.patient_id,',
      `(select id from patient p where p.practice_id = v.practice_id and p.mrn = 'F' || substr(v.site_id::text, 1, 13) || n),`,
    ),
    likeId,
    crowd.called,
    placed,
    placed + crowd.waiting,
  );
  if (placed + crowd.waiting >= enoughToEstimate)
    await sql(
      `insert into visit (practice_id, id, site_id, patient_id, visit_type_id, day, ticket, stage, stage_since, arrived_at, first_roomed_at, ended_at)
        select practice_id, gen_random_uuid(), site_id, patient_id, visit_type_id, day, gen_random_uuid()::text, 'DONE', now(),
          now() - interval '1 minute' * 12 * n, now(), now()
        from visit, generate_series(1, 8) n where id = $1`,
      likeId,
    );
  await sql(
    `update room set visit_id = visit.id, readiness = case when visit.stage = 'CALLED' then 'RESERVED' else 'OCCUPIED' end
    from visit where visit.site_id = $1 and visit.room_id = room.id and visit.ended_at is null`,
    siteId,
  );
}
