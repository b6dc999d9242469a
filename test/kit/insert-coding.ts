import { randomUUID } from 'node:crypto';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import { runAsOwner } from './run-as-owner.ts';
import type { TestServer } from './start-test-server.ts';

type Made = 'VisitCoding' | 'Diagnosis' | 'Charge' | 'CodingQuery';

/** Gives a visit a coding with a diagnosis, a charge and an answered question, all of them about this member of staff; answers their ids. */
export async function insertCoding(
  server: Pick<TestServer, 'database'>,
  visitId: string,
  staffMemberId: string,
): Promise<Record<Made, string>> {
  const [visit, staff] = [parseTypeId(visitId)?.uuid, parseTypeId(staffMemberId)?.uuid];
  const ids = { VisitCoding: randomUUID(), Diagnosis: randomUUID(), Charge: randomUUID(), CodingQuery: randomUUID() };
  await runAsOwner(
    server,
    `insert into visit_coding (practice_id, id, visit_id, patient_id, site_id, provider_id, service_date, status, coder_id, opened_at)
     select practice_id, $2, id, patient_id, site_id, $3, day, 'IN_CODING', $3, now() from visit where id = $1`,
    [visit, ids.VisitCoding, staff],
  );
  await runAsOwner(
    server,
    `insert into diagnosis (practice_id, id, visit_coding_id, patient_id, position, code)
     select practice_id, $2, id, patient_id, 1, 'J069' from visit_coding where id = $1`,
    [ids.VisitCoding, ids.Diagnosis],
  );
  await runAsOwner(
    server,
    `insert into charge (practice_id, id, visit_coding_id, patient_id, provider_id, supervisor_id, service_date, place_of_service, code,
       units, pointers, amount_cents, ndc_code, ndc_quantity, ndc_unit, source, status, created_at)
     select practice_id, $2, id, patient_id, $3, $3, service_date, '11', '99213', 1, '{1}', 12000, '00009047502', 1, 'MILLILITER',
       'CODER', 'CODED', now() from visit_coding where id = $1`,
    [ids.VisitCoding, ids.Charge, staff],
  );
  await runAsOwner(
    server,
    `insert into practice_code (practice_id, id, code, valid_from, description, licence_notice, licence_accepted_by, licence_accepted_at)
     select practice_id, gen_random_uuid(), '99213', '2000-01-01', 'As our list says', 'notice', 'manager', now() from visit_coding
     where id = $1 and not exists (select from practice_code own where own.practice_id = visit_coding.practice_id)`,
    [ids.VisitCoding],
  );
  await runAsOwner(
    server,
    `insert into coding_query (practice_id, id, visit_coding_id, patient_id, asked_of_id, asked_by_id, asked_at, question,
       answered_by_id, answered_at, answer)
     select practice_id, $2, id, patient_id, $3, $3, now(), 'Left or right?', $3, now(), 'Left' from visit_coding where id = $1`,
    [ids.VisitCoding, ids.CodingQuery, staff],
  );
  const entries = Object.entries(ids) as [Made & NodeType, string][];
  return Object.fromEntries(entries.map(([type, id]) => [type, toTypeId(type, id)])) as Record<Made, string>;
}
