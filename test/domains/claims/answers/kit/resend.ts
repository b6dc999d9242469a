import { randomInt, randomUUID } from 'node:crypto';
import { versionLabelOf } from '../../../../../src/domains/claims/answers/sent-versions.ts';
import { runAsOwner } from '../../../../kit/run-as-owner.ts';
import type { TestServer } from '../../../../kit/start-test-server.ts';
import { freeze, type SentClaim, type SentClaims } from './sent-claims.ts';

/** Makes a second version of a claim and sends it on 15 January 2026. */
export async function resend(
  server: TestServer,
  { practiceId, clearinghouseId }: SentClaims,
  claim: SentClaim,
): Promise<{ numbers: SentClaims['numbers']; claim: SentClaim }> {
  const [file, batch] = [randomUUID(), randomUUID()];
  const numbers = { interchange: String(randomInt(1e8, 9e8)), group: String(randomInt(1e8, 9e8)), set: '0002' };
  await runAsOwner(
    server,
    `update claim set version_number = 2, status = 'QUEUED', queue = 'WAITING' where practice_id = $1 and id = $2`,
    [practiceId, claim.uuid],
  );
  await runAsOwner(
    server,
    `insert into claim_event (practice_id, id, claim_id, patient_id, version_number, kind, reported_status, from_status, to_status, source, at, said_at)
     select practice_id, gen_random_uuid(), id, patient_id, 2, 'QUEUED', 'QUEUED', 'DRAFT', 'QUEUED', 'SYSTEM', now(), now()
     from claim where practice_id = $1 and id = $2`,
    [practiceId, claim.uuid],
  );
  await runAsOwner(
    server,
    `insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, interchange_control_number, at, status)
     values ($1, $2::uuid, $3, 'OUT', 'again.837', '{837P}', $2::uuid::text, 1, $4, '2026-01-15', 'SENT')`,
    [practiceId, file, clearinghouseId, numbers.interchange],
  );
  await runAsOwner(
    server,
    `insert into batch (practice_id, id, clearinghouse_id, edi_file_id, status, claims, total_cents, interchange_control_number,
       group_control_number, set_control_number, made_at, sent_at)
     values ($1, $2, $3, $4, 'SENT', 1, 15000, $5, $6, $7, '2026-01-15', '2026-01-15')`,
    [practiceId, batch, clearinghouseId, file, numbers.interchange, numbers.group, numbers.set],
  );
  await freeze(server, practiceId, batch, [claim.uuid]);
  return { numbers, claim: { ...claim, label: versionLabelOf(claim.pcn, 2) } };
}
