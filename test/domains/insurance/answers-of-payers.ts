import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

/** Gives a coverage a check with its answer and benefit, at the sites of today's appointments and of none, and authorizations, one the renewal of the other. */
export async function addAnswersOfPayers(server: TestServer, coverageId: string, siteId?: string): Promise<void> {
  const id = parseTypeId(coverageId)?.uuid;
  await runAsOwner(
    server,
    `with insured as (select * from coverage where id = $1),
     clearing as (
       insert into clearinghouse (practice_id, id, name, transport, sender, receiver, usage, largest_batch, file_answer_seconds, claim_answer_seconds)
       select practice_id, gen_random_uuid(), 'Clearing of ' || id, 'FOLDER', 'A1', 'B1', 'TEST', 10, 60, 60 from insured returning practice_id, id),
     sent as (
       insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, at, status)
       select practice_id, gen_random_uuid(), id, 'OUT', 'question.270', '{270}', id::text, 1, now(), 'SENT' from clearing returning practice_id, id),
     asked as (
       insert into eligibility_check (practice_id, id, patient_id, coverage_id, site_id, service_date, service_types, trace, reference, edi_file_id,
         attempt, asked_at, asked_by_id, status, answered_at)
       select practice_id, gen_random_uuid(), patient_id, insured.id, $2, coalesce((select min(day) from visit where site_id = $2), '2026-01-05'), '{30}',
         insured.id::text, 'R1', sent.id, 1, now(), (select min(id::text)::uuid from staff_member where practice_id = insured.practice_id), 'ACTIVE', now()
       from insured join sent using (practice_id) returning *),
     answered as (
       insert into eligibility_answer (practice_id, id, check_id, coverage_id, edi_file_id, at, service_date, outcome, reject_codes)
       select practice_id, gen_random_uuid(), id, coverage_id, edi_file_id, now(), service_date, 'ACTIVE', '{}' from asked returning *)
     insert into eligibility_benefit (practice_id, id, eligibility_answer_id, position, information, service_types, messages)
     select practice_id, gen_random_uuid(), id, 1, '1', '{30}', '{}' from answered`,
    [id, parseTypeId(siteId ?? '')?.uuid ?? null],
  );
  await runAsOwner(
    server,
    `with insured as (select * from coverage where id = $1),
     first as (
       insert into payer_authorization (practice_id, id, patient_id, coverage_id, kind, number, status, valid_from, valid_until, recorded_at)
       select practice_id, gen_random_uuid(), patient_id, id, 'PRIOR_AUTH', 'A-1', 'APPROVED', '2025-01-01', '2025-12-31', now() from insured returning *),
     renewal as (
       insert into payer_authorization (practice_id, id, patient_id, coverage_id, kind, number, status, valid_from, valid_until, recorded_at, renews_id, note, referrer_given_name, referrer_family_name)
       select practice_id, gen_random_uuid(), patient_id, coverage_id, 'PRIOR_AUTH', 'A-1', 'APPROVED', '2026-01-01', '2036-12-31', now(), id, 'By phone', 'Lee', 'Hart' from first returning *),
     services as (
       insert into payer_authorization_line (practice_id, id, authorization_id, position, unit_kind, approved)
       select practice_id, gen_random_uuid(), id, 1, 'VISIT', 9 from renewal),
     asked as (
       select distinct on (practice_id) practice_id, id from edi_file where practice_id = (select practice_id from insured))
     insert into payer_authorization_request (practice_id, id, authorization_id, trace, reference, edi_file_id, status, asked_at, asked_by_id, answered_at, answer_file_id)
     select practice_id, gen_random_uuid(), renewal.id, renewal.id::text, 'R1', asked.id, 'CERTIFIED', now(),
       (select min(id::text)::uuid from staff_member where practice_id = renewal.practice_id), now(), asked.id
     from renewal join asked using (practice_id)`,
    [id],
  );
  await runAsOwner(
    server,
    `insert into payer_authorization_rule (practice_id, id, payer_id, visit_type_id, kind, units)
     select plan.practice_id, gen_random_uuid(), payer_id, visit_type.id, 'PRIOR_AUTH', 1
     from coverage join plan on plan.practice_id = coverage.practice_id and plan.id = plan_id
     join visit_type on visit_type.practice_id = coverage.practice_id
     where coverage.id = $1 order by visit_type.id limit 1 on conflict do nothing`,
    [id],
  );
}

/** Gives a practice the number without which no payer answers. */
export async function giveNpi(manager: Client): Promise<void> {
  const { practice } = await manager.ask<{ practice: { version: number } }>('{ practice { version } }');
  const { result } = await manager.ask<{ result: { __typename: string; message?: string } }>(
    `mutation($input: UpdatePracticeInput!) { result: updatePractice(input: $input) { __typename ... on UserError { message } } }`,
    { input: { expectedVersion: practice.version, npi: '1234567893', taxId: '12-3456789', taxIdKind: 'EIN' } },
  );
  if (result.__typename !== 'UpdatePracticeSuccess') throw new Error(result.message);
}
