import { runAsOwner } from '../../../../kit/run-as-owner.ts';
import type { TestServer } from '../../../../kit/start-test-server.ts';
import type { SentClaim, SentClaims } from './sent-claims.ts';

export interface ClaimNow {
  status: string;
  queue: string;
  reasonCodes: string[];
  payerControlNumber: string | null;
  versionNumber: number;
  expects: string | null;
  expectedBy: string | null;
}

export async function claimNow(
  { biller }: Pick<SentClaims, 'biller'>,
  { id }: Pick<SentClaim, 'id'>,
): Promise<ClaimNow> {
  const { node } = await biller.ask<{ node: ClaimNow }>(
    `query($id: ID!) { node(id: $id) { ... on Claim {
      status queue reasonCodes payerControlNumber versionNumber expects expectedBy } } }`,
    { id },
  );
  return node;
}

/** The events of a claim, in the order in which they were written: kind, status after it and source, or one column. */
export async function eventsOf(
  server: TestServer,
  { uuid }: Pick<SentClaim, 'uuid'>,
  column: 'text' | 'version_number' | null = null,
): Promise<string[]> {
  const shown = column ?? `kind || ' ' || to_status || ' ' || source`;
  const rows = await runAsOwner<{ shown: string }>(
    server,
    `select (${shown})::text as shown from claim_event where claim_id = $1 order by at, id`,
    [uuid],
  );
  return rows.map((row) => row.shown);
}
