import { randomUUID } from 'node:crypto';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import { runAsOwner } from './run-as-owner.ts';
import type { TestServer } from './start-test-server.ts';

type Made = 'Batch' | 'Acknowledgement' | 'Remittance' | 'Advice' | 'Disclosure';

interface Grounds {
  /** With its first version. */
  claimId: string;
  /** As a row has it. */
  clearinghouseId: string;
}

/** Sends a claim in a file, and answers it by another file: rejected by its clearinghouse, and paid. Answers the rows' ids by kind. */
export async function furnishClaimFiles(
  server: Pick<TestServer, 'database'>,
  { claimId, clearinghouseId }: Grounds,
): Promise<Record<Made, string>> {
  const claim = parseTypeId(claimId)?.uuid;
  const [sent, received] = [randomUUID(), randomUUID()];
  const ids = {
    ...{ Batch: randomUUID(), Acknowledgement: randomUUID(), Remittance: randomUUID() },
    ...{ Advice: randomUUID(), Disclosure: randomUUID() },
  };
  const put = (statement: string, ...values: unknown[]) => runAsOwner(server, statement, [claim, ...values]);
  await put(
    `insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, interchange_control_number, at, status)
     select claim.practice_id, file.id, $2, file.direction, file.name, array[file.transaction], file.id::text, 1, '000000001', now(), file.status
     from claim, (values ($3::uuid, 'OUT', 'claims.837', '837P', 'SENT'), ($4::uuid, 'IN', 'answers.835', '835', 'APPLIED'))
       as file (id, direction, name, transaction, status)
     where claim.id = $1`,
    ...[clearinghouseId, sent, received],
  );
  await put(
    `insert into batch (practice_id, id, clearinghouse_id, edi_file_id, status, claims, total_cents, interchange_control_number,
       group_control_number, set_control_number, made_at, sent_at)
     select practice_id, $2, $3, $4, 'SENT', 1, total_cents, '000000001', '1', '0001', now(), now() from claim where id = $1`,
    ...[ids.Batch, clearinghouseId, sent],
  );
  await put(
    `insert into batch_claim (practice_id, id, batch_id, position, claim_id, claim_version_id)
     select practice_id, gen_random_uuid(), $2, 1, claim_id, id from claim_version where claim_id = $1`,
    ids.Batch,
  );
  await put(
    `insert into disclosure (practice_id, id, patient_id, payer_id, clearinghouse_id, purpose, claim_version_id, at)
     select claim.practice_id, $2, claim.patient_id, claim.payer_id, $3, 'PAYMENT', version.id, now()
     from claim join claim_version version on version.practice_id = claim.practice_id and version.claim_id = claim.id
     where claim.id = $1`,
    ...[ids.Disclosure, clearinghouseId],
  );
  await put(
    `insert into acknowledgement (practice_id, id, edi_file_id, ordinal, kind, batch_id, claim_id, version_number, pcn, source, reports,
       outcome, category, codes, said_at, received_at, status)
     select practice_id, $2, $3, 1, 'C277CA', $4, id, 1, pcn, 'CLEARINGHOUSE', 'CLEARINGHOUSE_REJECTED', 'A3', 'A3', '{A3:33}', now(), now(),
       'APPLIED' from claim where id = $1`,
    ...[ids.Acknowledgement, received, ids.Batch],
  );
  await put(
    `insert into remittance (practice_id, id, edi_file_id, ordinal, payer_id, payer_ein, trace, paid_on, paid_cents, method, handling,
       sha256, advice_count, received_at, status)
     select practice_id, $2::uuid, $3, 1, payer_id, '1123456789', 'T-1', current_date, total_cents, 'ACH', 'I', $2::uuid::text, 1, now(), 'READY'
     from claim where id = $1`,
    ...[ids.Remittance, received],
  );
  await put(
    `insert into advice (practice_id, id, remittance_id, ordinal, claim_id, patient_id, version_number, pcn, payer_status, charged_cents, paid_cents,
       match, status, reported_status, received_at)
     select practice_id, $2, $3, 1, id, patient_id, 1, pcn, '1', total_cents, total_cents, 'PCN', 'READY', 'PAID', now() from claim where id = $1`,
    ...[ids.Advice, ids.Remittance],
  );
  const entries = Object.entries(ids) as [Made & NodeType, string][];
  return Object.fromEntries(entries.map(([type, id]) => [type, toTypeId(type, id)])) as Record<Made, string>;
}
