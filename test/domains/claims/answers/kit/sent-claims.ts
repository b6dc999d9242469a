import { randomInt, randomUUID } from 'node:crypto';
import { parseTypeId, toTypeId } from '../../../../../src/contract/type-id.ts';
import { versionLabelOf } from '../../../../../src/domains/claims/answers/sent-versions.ts';
import { newPcn } from '../../../../../src/domains/claims/pcn.ts';
import type { Client } from '../../../../kit/client.ts';
import { openOffice } from '../../../../kit/office.ts';
import { runAsOwner } from '../../../../kit/run-as-owner.ts';
import type { TestServer } from '../../../../kit/start-test-server.ts';
import { openPlan } from '../../../insurance/insured.ts';

export interface SentClaim {
  id: string;
  uuid: string;
  pcn: string;
  /** REF*D9 of its first version. */
  label: string;
}

/** A practice with claims that were frozen into one file. */
export interface SentClaims {
  practiceId: string;
  clearinghouseId: string;
  payerId: string;
  /** Works on claims, and takes files in. */
  biller: Client;
  claims: readonly SentClaim[];
  batchId: string;
  numbers: { interchange: string; group: string; set: string };
}

/** Claims of 150.00 with two lines, G0463 of 100.00 and J1885 of 50.00, queued on 5 January 2026 in one file. */
export async function openSentClaims(server: TestServer, count = 1): Promise<SentClaims> {
  const office = await openOffice(server);
  const { visit, coverage } = await openVisit(server, office);
  const practiceId = parseTypeId(office.practiceId)?.uuid ?? '';
  const [coding, clearinghouse, file, batch] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const run = (statement: string, values: unknown[] = []) => runAsOwner(server, statement, [practiceId, ...values]);
  await run(
    `insert into visit_coding (practice_id, id, visit_id, patient_id, site_id, service_date, status, opened_at)
     select practice_id, $2, id, patient_id, site_id, '2026-01-02', 'READY', now() from visit where practice_id = $1 and id = $3`,
    [coding, visit],
  );
  await run(
    `insert into clearinghouse (practice_id, id, name, transport, sender, receiver, usage, largest_batch, file_answer_seconds, claim_answer_seconds)
     values ($1, $2, 'Clearing', 'FOLDER', 'OFFICE', 'PAYER', 'TEST', 2000, 86400, 259200)`,
    [clearinghouse],
  );
  const claims = Array.from({ length: count }, () => {
    const [uuid, pcn] = [randomUUID(), newPcn()];
    return { uuid, pcn, id: toTypeId('Claim', uuid), label: versionLabelOf(pcn, 1) };
  });
  await run(
    `insert into claim (practice_id, id, patient_id, visit_id, visit_coding_id, coverage_id, payer_id, site_id, rank, part, pcn, service_date,
       total_cents, codes, status, status_since, queue, in_queue_since, created_at)
     select coding.practice_id, given.id, coding.patient_id, coding.visit_id, coding.id, coverage.id, plan.payer_id, coding.site_id, 1, given.part,
       given.pcn, coding.service_date, 15000, '{G0463,J1885}', 'QUEUED', '2026-01-05', 'WAITING', '2026-01-05', '2026-01-05'
     from unnest($2::uuid[], $3::text[]) with ordinality as given (id, pcn, part)
       cross join visit_coding coding
       join coverage on coverage.practice_id = coding.practice_id and coverage.id = $5
       join plan on plan.practice_id = coverage.practice_id and plan.id = coverage.plan_id
     where coding.practice_id = $1 and coding.id = $4`,
    [claims.map(({ uuid }) => uuid), claims.map(({ pcn }) => pcn), coding, coverage],
  );
  const event = `insert into claim_event (practice_id, id, claim_id, patient_id, version_number, kind, reported_status, from_status, to_status, source, at, said_at)
    select practice_id, gen_random_uuid(), id, patient_id, 1, $2, $3, $4, $3, 'SYSTEM', $5::timestamptz, $5::timestamptz from claim where practice_id = $1`;
  await run(event, ['CREATED', 'DRAFT', null, '2026-01-03']);
  await run(event, ['QUEUED', 'QUEUED', 'DRAFT', '2026-01-05']);
  const numbers = { interchange: String(randomInt(1e8, 9e8)), group: String(randomInt(1e8, 9e8)), set: '0001' };
  await run(
    `insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, interchange_control_number, at, status)
     values ($1, $2::uuid, $3, 'OUT', 'claims.837', '{837P}', $2::uuid::text, 1, $4, '2026-01-05', 'SENT')`,
    [file, clearinghouse, numbers.interchange],
  );
  await run(
    `insert into batch (practice_id, id, clearinghouse_id, edi_file_id, status, claims, total_cents, interchange_control_number,
       group_control_number, set_control_number, made_at, sent_at)
     values ($1, $2, $3, $4, 'SENT', $5, $5::int * 15000, $6, $7, $8, '2026-01-05', '2026-01-05')`,
    [batch, clearinghouse, file, count, numbers.interchange, numbers.group, numbers.set],
  );
  await freeze(server, practiceId, batch);
  const biller = await office.as('BILLER');
  const [payer] = await run('select payer_id as id from claim where practice_id = $1 limit 1');
  const ids = { practiceId, clearinghouseId: clearinghouse, payerId: String(payer?.id), batchId: batch };
  return { ...ids, biller, claims, numbers };
}

/** Freezes the present version of each claim of the practice, or of these, into a batch. */
export async function freeze(
  server: TestServer,
  practiceId: string,
  batchId: string,
  claimIds: readonly string[] | null = null,
): Promise<void> {
  await runAsOwner(
    server,
    `with version as (
       insert into claim_version (practice_id, id, claim_id, patient_id, number, frequency, snapshot, sha256, frozen_at)
       select practice_id, gen_random_uuid(), id, patient_id, version_number, frequency, snapshot_of(pcn), id::text, now()
       from claim where practice_id = $1 and ($3::uuid[] is null or id = any($3)) returning *)
     insert into batch_claim (practice_id, id, batch_id, position, claim_id, claim_version_id)
     select practice_id, gen_random_uuid(), $2, row_number() over (order by claim_id), claim_id, id from version`.replace(
      'snapshot_of(pcn)',
      snapshot,
    ),
    [practiceId, batchId, claimIds],
  );
}

const line = (
  number: number,
  procedure: string,
  charge: number,
) => `jsonb_build_object('controlNumber', pcn || '0${number}',
  'procedure', '${procedure}', 'modifiers', '[]'::jsonb, 'charge', ${charge}, 'serviceDate', '2026-01-02')`;
const person = `jsonb_build_object('kind', 'PERSON', 'familyName', 'DOE', 'givenName', 'JANE')`;
const snapshot = `jsonb_build_object('patientControlNumber', pcn, 'total', 15000, 'patient', null,
  'payer', jsonb_build_object('name', 'PLAN', 'idKind', 'PI', 'id', '12345'),
  'subscriber', jsonb_build_object('memberId', 'W1', 'name', ${person}, 'demographics', jsonb_build_object('birthDate', '1980-04-01', 'sex', 'F')),
  'billingProvider', jsonb_build_object('npi', '1234567893', 'name', jsonb_build_object('kind', 'ORGANIZATION', 'name', 'OFFICE')),
  'lines', jsonb_build_array(${line(1, 'G0463', 10000)}, ${line(2, 'J1885', 5000)}))`;

async function openVisit(server: TestServer, office: Awaited<ReturnType<typeof openOffice>>) {
  const [siteId, visitTypeId, patientId] = [await office.site(), await office.visitType(), await office.patient()];
  const { checkInWalkIn } = await office.manager.ask<{ checkInWalkIn: { visit: { id: string } } }>(
    `mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) {
      ... on UserError { message } ... on CheckInWalkInSuccess { visit { id } } } }`,
    { input: { patientId, siteId, visitTypeId } },
  );
  const planId = await openPlan(office);
  const coverage = randomUUID();
  await runAsOwner(
    server,
    `insert into coverage (practice_id, id, patient_id, plan_id, rank, member_id, relationship, valid_from)
     values ($1, $2, $3, $4, 1, 'W1', 'SELF', '2020-01-01')`,
    [parseTypeId(office.practiceId)?.uuid, coverage, parseTypeId(patientId)?.uuid, parseTypeId(planId)?.uuid],
  );
  return { visit: parseTypeId(checkInWalkIn.visit.id)?.uuid, coverage };
}
