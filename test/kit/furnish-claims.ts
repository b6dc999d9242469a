import { randomUUID } from 'node:crypto';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import { runAsOwner } from './run-as-owner.ts';
import type { TestServer } from './start-test-server.ts';

type Made = 'Claim' | 'ClaimEvent' | 'ClaimVersion' | 'EditSetting' | 'PracticeRule';

interface Grounds {
  codingId: string;
  chargeId: string;
  /** As rows have them. */
  payerId: string;
  coverageId: string;
}

/** Makes a claim of a coded visit, and answers its rows' ids by kind. */
export async function furnishClaims(
  server: TestServer,
  { codingId, chargeId, payerId, coverageId }: Grounds,
): Promise<Record<Made, string>> {
  const [coding, charge] = [codingId, chargeId].map((id) => parseTypeId(id)?.uuid);
  const [claim, event, version] = [randomUUID(), randomUUID(), randomUUID()];
  const [setting, rule] = [randomUUID(), randomUUID()];
  const put = (statement: string, ...values: unknown[]) => runAsOwner(server, statement, values);
  const ofCoding = 'from visit_coding coding where coding.id = $2';
  await put(
    `insert into claim (practice_id, id, patient_id, visit_id, visit_coding_id, coverage_id, payer_id, site_id, rank, pcn,
       service_date, total_cents, codes, status, status_since, queue, in_queue_since, created_at)
     select practice_id, $1, patient_id, visit_id, id, $3, $4, site_id, 1, 'KM7P9QX4RTBW', service_date, 100, '{G0463}',
       'READY', now(), 'TO_SEND', now(), now() ${ofCoding}`,
    ...[claim, coding, coverageId, payerId],
  );
  await put(
    `insert into claim_line (practice_id, id, claim_id, position, charge_id)
     select practice_id, gen_random_uuid(), id, 1, $2 from claim where id = $1`,
    ...[claim, charge],
  );
  await put(
    `insert into claim_event (practice_id, id, claim_id, patient_id, version_number, kind, to_status, source, at, said_at)
     select practice_id, $1, id, patient_id, 1, 'CREATED', 'DRAFT', 'STAFF', now(), now() from claim where id = $2`,
    ...[event, claim],
  );
  await put(
    `insert into claim_version (practice_id, id, claim_id, patient_id, number, frequency, snapshot, sha256, frozen_at)
     select practice_id, $1, id, patient_id, 1, '1', '{}', 'hash', now() from claim where id = $2`,
    ...[version, claim],
  );
  await put(
    `insert into edit_setting (practice_id, id, edit, setting, reason, at)
     select practice_id, $1, 'duplicate-line', 'WARNING', 'Asked for', now() from claim where id = $2`,
    ...[setting, claim],
  );
  await put(
    `insert into practice_rule (practice_id, id, number, name, fix, effect, conditions, is_on, changed_at)
     select practice_id, $1, 1 + (select count(*)::int from practice_rule other where other.practice_id = claim.practice_id), 'No modifier ' || $1::uuid, 'Add one', 'WARN',
       '[{"field": "MODIFIER", "operator": "IS_MISSING", "values": []}]', false, now() from claim where id = $2`,
    ...[rule, claim],
  );
  return {
    Claim: toTypeId('Claim', claim),
    ClaimEvent: toTypeId('ClaimEvent', event),
    ClaimVersion: toTypeId('ClaimVersion', version),
    EditSetting: toTypeId('EditSetting', setting),
    PracticeRule: toTypeId('PracticeRule', rule),
  };
}
