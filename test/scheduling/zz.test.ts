import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../src/query/type-id.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { at, nextTuesday } from './calendar.ts';
import { openDesk } from './desk.ts';
const day = nextTuesday();
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); });
afterAll(() => server.stop());
const uuid = (id: string) => parseTypeId(id)?.uuid;
test('x', async () => {
  const desk = await openDesk(server);
  const patientId = await desk.office.patient();
  await desk.booked({ startsAt: at(day, '00:00'), patientId });
  const roomId = await desk.office.room(desk.siteId);
  const p2 = await desk.office.provider(); const r2 = await desk.office.room(desk.siteId); const pat2 = await desk.office.patient();
  const practice = uuid(desk.office.practiceId);
  await runAsOwner(server, `insert into appointment (practice_id,id,patient_id,visit_type_id,site_id,provider_id,room_id,starts_at,ends_at,status,confirmation)
    select $1, gen_random_uuid(), case when n % 2 = 0 then $2::uuid else $7 end, $3, $4, case when n%2=0 then $5::uuid else $8 end, case when n%2=0 then $6::uuid else $9 end, now() - interval '400 days' + n * interval '1 hour', now() - interval '400 days' + n * interval '1 hour' + interval '30 min', 'BOOKED', 'NOT_ASKED' from generate_series(1, 12000) n`,
    [practice, uuid(patientId), uuid(desk.visitTypeId), uuid(desk.siteId), uuid(desk.providerId), uuid(roomId), uuid(pat2), uuid(p2), uuid(r2)]);
  await runAsOwner(server, `insert into booking (practice_id,id,appointment_id,resource,resource_id,during)
   select a.practice_id, gen_random_uuid(), a.id, r.k, r.v, tstzrange(a.starts_at, a.ends_at) from appointment a, lateral (values ('PROVIDER', a.provider_id), ('ROOM', a.room_id), ('PATIENT', a.patient_id)) r(k,v) on conflict do nothing`);
  await runAsOwner(server, 'analyze');
  const seen: { text: string; values: unknown[] }[] = [];
  const original = pg.Client.prototype.query;
  (pg.Client.prototype as any).query = function (...args: any[]) {
    const text = typeof args[0] === 'string' ? args[0] : args[0]?.text; const values = Array.isArray(args[1]) ? args[1] : args[0]?.values;
    if (/^select|^with/.test(text ?? '') && /appointment|booking/.test(text)) seen.push({ text, values });
    return (original as any).apply(this, args);
  };
  const roomed = await desk.book({ startsAt: at(day, '09:00'), roomId, patientId });
  console.log(JSON.stringify(roomed).slice(0, 300));
  await desk.client.ask('query($d: Date!, $s: ID, $p: ID) { dayList(date: $d, siteId: $s, providerId: $p) { edges { node { id } } } }', { d: day, s: desk.siteId, p: desk.providerId });
  await desk.client.ask('query($d: Date!, $p: ID) { dayList(date: $d, providerId: $p) { edges { node { id } } } }', { d: day, p: desk.providerId });
  await desk.client.ask('query($p: ID!) { patient(id: $p) { appointments(first: 5) { edges { node { id } } } } }', { p: patientId });
  (pg.Client.prototype as any).query = original;
  const client = new pg.Client(server.database.appUrl); await client.connect();
  await client.query('begin'); await client.query(`select set_config('foyer.practice', '${practice}', true)`);
  for (const { text, values } of seen) {
    const { rows } = await client.query('explain (analyze, costs off, timing off) ' + text, values);
    console.log(text.slice(0, 200) + '\n' + rows.map((r: any) => r['QUERY PLAN']).join('\n'));
  }
  await client.end();
  expect(1).toBe(1);
});
