import { parseTypeId } from '../../../src/contract/type-id.ts';
import { furnishClaimFiles } from '../../kit/furnish-claim-files.ts';
import { furnishClaims } from '../../kit/furnish-claims.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

interface Coded {
  codingId: string;
  chargeId: string;
  /** As rows have them. */
  coverageId: string;
  staffMemberId: string;
}

/** A claim with everything that its payloads can lead to: assigned, judged, sent and answered. Answers the ids of the claim and its event, as rows have them. */
export async function claimOfVisit(server: TestServer, coded: Coded): Promise<{ claims: string[]; events: string[] }> {
  const { codingId, chargeId, coverageId, staffMemberId } = coded;
  const [grounds] = await runAsOwner<{ payer: string; clearinghouse: string }>(
    server,
    `select payer_id as payer, clearinghouse.id as clearinghouse from coverage
     join plan on plan.practice_id = coverage.practice_id and plan.id = plan_id
     join clearinghouse on clearinghouse.practice_id = coverage.practice_id
     where coverage.id = $1 order by clearinghouse.id limit 1`,
    [coverageId],
  );
  if (!grounds) throw new Error('The practice has no clearinghouse.');
  const made = await furnishClaims(server, { codingId, chargeId, coverageId, payerId: grounds.payer });
  const [claim] = await runAsOwner<{ id: string; event: string }>(
    server,
    `with judged as (
       insert into scrub_run (practice_id, id, claim_id, version_number, snapshot_sha256, edits_release, errors, warnings, at)
       select practice_id, gen_random_uuid(), id, 1, 'hash', '2026.1', 1, 0, now() from claim where visit_coding_id = (select visit_coding_id from charge where id = $1)
       returning *),
     found as (
       insert into scrub_finding (practice_id, id, scrub_run_id, claim_id, position, edit, number, severity, path, facts, fix)
       select practice_id, gen_random_uuid(), id, claim_id, 1, 'rule-1', 1, 'ERROR', '{lines,0}', '{}', 'Remove one.' from judged),
     overridden as (
       insert into finding_override (practice_id, id, claim_id, snapshot_sha256, edit, path, reason, overridden_by_id, at)
       select practice_id, gen_random_uuid(), claim_id, 'hash', 'rule-1', '{lines,0}', 'Both were given', $2, now() from judged),
     said as (
       update claim_event set staff_member_id = $2, codes = '{CO-45}', text = 'By phone' from judged
       where claim_event.practice_id = judged.practice_id and claim_event.claim_id = judged.claim_id returning claim_event.id, claim_event.claim_id),
     unset as (delete from edit_setting where practice_id in (select practice_id from judged))
     update claim set known_details = $3, scrub_run_id = judged.id, last_event_id = said.id, assignee_id = $2, provider_id = $2, pcn = upper(right(replace(claim.id::text, '-', ''), 12))
     from judged join said on said.claim_id = judged.claim_id
     where claim.practice_id = judged.practice_id and claim.id = judged.claim_id returning claim.id, said.id as event`,
    [uuidOf(chargeId), staffMemberId, JSON.stringify(knownDetails)],
  );
  const { Advice, Batch } = await furnishClaimFiles(server, {
    claimId: made.Claim,
    clearinghouseId: grounds.clearinghouse,
  });
  await runAsOwner(
    server,
    `with answered as (
       update acknowledgement set claim_id = claim.id, version_number = 1, batch_id = $3, status = 'APPLIED'
       from claim where claim.id = $1 and acknowledgement.practice_id = claim.practice_id)
     update advice set claim_id = claim.id, patient_id = claim.patient_id, version_number = 1, pcn = claim.pcn, match = 'PCN', status = 'READY'
     from claim where claim.id = $1 and advice.id = $2`,
    [uuidOf(made.Claim ?? ''), uuidOf(Advice), uuidOf(Batch)],
  );
  await denyInPart(server, uuidOf(Advice));
  return { claims: [claim?.id ?? ''], events: [claim?.event ?? ''] };
}

const person = { givenName: 'Ada', familyName: 'Refers', npi: '1234567893' };
const knownDetails = {
  ...{ accident: { causes: ['AUTOMOBILE'], state: 'NY', date: '2026-01-01' }, referringProvider: person },
  orderingProvider: { ...person, lines: [1] },
  attachments: [{ type: 'OZ', transmission: 'MAIL', controlNumber: 'A1' }],
};

/** A line that was not paid, for a reason; and a fault of the practice's files. */
async function denyInPart(server: TestServer, adviceId: string): Promise<void> {
  await runAsOwner(
    server,
    `with denied as (
       update advice set reported_status = 'PARTLY_PAID', codes = '{CO-16}' where id = $1 returning practice_id, id),
     line as (
       insert into advice_line (practice_id, id, advice_id, ordinal, qualifier, code, modifiers, charged_cents, paid_cents, remarks, is_denied, match, difference_cents)
       select practice_id, gen_random_uuid(), id, 1, 'HC', 'G0463', '{}', 100, 50, '{N290}', true, 'CODE', 0 from denied returning *),
     adjusted as (
       insert into adjustment (practice_id, id, advice_id, advice_line_id, ordinal, group_code, reason, cents)
       select practice_id, gen_random_uuid(), advice_id, id, 1, 'CO', '16', 50 from line
       union all select practice_id, gen_random_uuid(), advice_id, null, 2, 'CO', '45', 50 from line)
     insert into provider_adjustment (practice_id, id, remittance_id, ordinal, provider, reason, cents)
     select advice.practice_id, gen_random_uuid(), remittance_id, 1, '1234567893', 'WO', 100 from advice where id = $1`,
    [adviceId],
  );
  const fault = { segment: 'CLP', position: 9, loop: '2100', code: 'UNREAD', text: 'A segment was not read.' };
  await runAsOwner(
    server,
    `update edi_file set problems = $2 from advice where advice.id = $1 and edi_file.practice_id = advice.practice_id`,
    [adviceId, JSON.stringify([fault])],
  );
}

const uuidOf = (id: string): string => parseTypeId(id)?.uuid ?? '';
