import { ClaimEntity } from '../../../../src/domains/claims/claim.entity.ts';
import { recordClaimEvents } from '../../../../src/domains/claims/status/record-claim-events.ts';
import { type ClaimEventKind, ClaimEventSource, type ClaimStatus } from '../../../../src/generated/models.ts';
import { isRefusal } from '../../../../src/writing/unit.ts';
import { writeAs } from '../../../../src/writing/write.ts';
import type { Client } from '../../../kit/client.ts';
import type { TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, uuidOf } from './billing-world.ts';

export interface ClaimNow {
  id: string;
  pcn: string;
  status: string;
  queue: string;
  version: number;
  versionNumber: number;
  frequency: string;
  isOverdue: boolean;
  isContradictory: boolean;
  assignee: { name: string } | null;
  snoozedUntil: string | null;
  expectedBy: string | null;
  deadline: string | null;
  reasonCodes: string[];
  lastEvent: { kind: string; fromStatus: string | null; toStatus: string; text: string | null; source: string };
  findings: { edit: string; severity: string; path: string[]; overrideReason: string | null }[];
}

/** A result of a change of claims, with what the tests look at. */
export interface Acted {
  __typename: string;
  message?: string;
  path?: string[];
  claim?: ClaimNow;
  claims?: ClaimNow[];
  refused?: { reason: string; claim: { status: string } | null; message: string }[];
  payer?: { name: string };
  findings?: { edit: string }[];
}

export const claimFields = `{ id pcn status queue version versionNumber frequency isOverdue isContradictory
  assignee { name } snoozedUntil expectedBy deadline reasonCodes
  lastEvent { kind fromStatus toStatus text source } findings { edit severity path overrideReason } }`;

/** A change of one claim. */
export const act = (client: Client, mutation: string, id: string | undefined, input: Record<string, unknown> = {}) =>
  send(client, mutation, `claim ${claimFields}`, input, id);

/** A change of several claims. */
export const actOnAll = (client: Client, mutation: string, input: Record<string, unknown>) =>
  send(client, mutation, `claims ${claimFields} refused { reason claim { status } message }`, input);

async function send(client: Client, mutation: string, fields: string, input: object, id?: string): Promise<Acted> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { result } = await client.ask<{ result: Acted }>(
    `mutation($input: ${name}Input!${id ? ', $id: ID!' : ''}) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ... on ${name}Success { ${fields} } ${facts[mutation] ?? ''} ${state(mutation)} } }`,
    { input, id },
  );
  return result;
}

const state = (mutation: string) =>
  /Claims$|^note/.test(mutation) ? '' : `... on ClaimStateError { claim ${claimFields} }`;
const facts: Record<string, string> = {
  correctClaim: '... on ReplacementNotTakenError { payer { name } }',
  voidClaim: '... on ReplacementNotTakenError { payer { name } }',
  overrideFinding: '... on FindingNotOverridableError { findings { edit } }',
};

export async function claimNow(client: Client, id: string | undefined): Promise<ClaimNow> {
  const { claim } = await client.ask<{ claim: ClaimNow }>(`query($id: ID!) { claim(id: $id) ${claimFields} }`, { id });
  return claim;
}

/** Records what a clearinghouse or payer says of a claim, as the programs that read answers do. */
export async function answer(
  { app }: TestServer,
  { office }: BillingWorld,
  claimId: string | undefined,
  ...said: readonly { kind: ClaimEventKind; reports: ClaimStatus; payerControlNumber?: string; codes?: string[] }[]
): Promise<void> {
  const practiceId = uuidOf(office.practiceId);
  const principal = { kind: 'JOB', practiceId, job: 'test', onBehalfOf: null, permissions: new Set<never>() } as const;
  await writeAs(app.office, { principal, origin: { address: null, device: null } }, 'answer', async (unit) => {
    const claim = await unit.lock(ClaimEntity, uuidOf(claimId ?? ''), null);
    if (isRefusal(claim)) throw new Error(claim.message);
    for (const one of said) await recordClaimEvents(unit, [{ claim, source: ClaimEventSource.PAYER, ...one }]);
    return { __typename: 'AnswerSuccess' };
  });
}
