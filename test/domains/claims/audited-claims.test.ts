import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { watch } from '../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { anAdvice, paidLines } from './answers/kit/remittance-files.ts';
import { submit } from './files/kit/submit.ts';
import { type BillingWorld, openBilling } from './kit/billing-world.ts';
import { act, claimNow } from './kit/claim-acts.ts';
import { receiveAndApply } from './kit/receive-and-apply.ts';

let server: TestServer;
let world: BillingWorld;
let officer: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  officer = await world.office.as('PRIVACY_OFFICER');
});

afterAll(() => server.stop());

interface Entry {
  action: string;
  operation: string;
  categories: string[];
  entities: string[];
}

/** The entries of a patient's audit trail that name rows of a type, oldest first: `READ CLAIMS`. */
async function trailOf(patientId: string, prefix: string, action?: string): Promise<string[][]> {
  const { auditTrail } = await officer.ask<{ auditTrail: { nodes: Entry[] } }>(
    `query($patientId: ID!) { auditTrail(patientId: $patientId, first: 100) { nodes { action operation categories entities } } }`,
    { patientId },
  );
  return auditTrail.nodes
    .toReversed()
    .map((entry) => ({ ...entry, named: entry.entities.filter((one) => one.startsWith(`${prefix}_`)) }))
    .filter((entry) => entry.named.length > 0 && (!action || entry.action === action))
    .map(({ action: done, categories, named }) => [done, ...categories, ...named]);
}

/** A claim that was sent, of a patient of its own. */
async function sentClaim() {
  const patientId = await world.insured();
  const [id = ''] = await world.claims({ patientId });
  await submit(world.biller, { claimIds: [id] });
  return { patientId, id };
}

const versions = 'query($id: ID!) { claim(id: $id) { versions { id snapshot } } }';

test('the events of a claim are in the audit trail of its patient once they are read, also live', async () => {
  const patientId = await world.insured();
  const [id = ''] = await world.claims({ patientId });
  expect(await trailOf(patientId, 'claimevent', 'READ')).toEqual([]);
  const { claim } = await world.biller.ask<{ claim: { events: { id: string }[] } }>(
    'query($id: ID!) { claim(id: $id) { events { id } } }',
    { id },
  );
  const [entry, ...others] = await trailOf(patientId, 'claimevent', 'READ');
  expect(others).toEqual([]);
  expect(entry?.slice(0, 2)).toEqual(['READ', 'CLAIMS']);
  expect(new Set(entry?.slice(2))).toEqual(new Set(claim.events.map((event) => `${event.id}@1`)));
  const query = `subscription($filter: ClaimWatchFilter!) { claimEvents(filter: $filter) { kind events { id } } }`;
  const variables = { filter: { claimId: id } };
  const watching = watch<{ claimEvents: { events: { id: string }[] } }>({
    ...{ url: server.url, token: world.biller.token, query, variables },
  });
  await watching.until(() => true);
  await act(world.biller, 'noteClaim', id, { text: 'Called the payer' });
  const { data } = await watching.until((payload) => (payload.data?.claimEvents.events.length ?? 0) > 0);
  await watching.stop();
  const live = (await trailOf(patientId, 'claimevent', 'READ')).at(-1);
  expect(live).toContain(`${data?.claimEvents.events[0]?.id}@1`);
});

test('a snapshot is read as an export; without the permission it is masked, and nothing was exported', async () => {
  const { patientId, id } = await sentClaim();
  const manager = await world.office.as('OFFICE_MANAGER');
  const masked = await manager.ask<{ claim: { versions: { id: string; snapshot: string | null }[] } }>(versions, {
    id,
  });
  expect(masked.claim.versions).toMatchObject([{ snapshot: null }]);
  expect(await trailOf(patientId, 'claimversion', 'EXPORT')).toEqual([]);
  const version = `${masked.claim.versions[0]?.id}@1`;
  expect(await trailOf(patientId, 'claimversion', 'READ')).toEqual([['READ', 'CLAIMS', version]]);
  const { claim } = await world.biller.ask<{ claim: { versions: { snapshot: string }[] } }>(versions, { id });
  expect(JSON.parse(claim.versions[0]?.snapshot ?? '')).toMatchObject({ frequency: '1' });
  expect(await trailOf(patientId, 'claimversion', 'EXPORT')).toEqual([['EXPORT', 'CLAIMS', version]]);
});

test('an advice without a claim is of no patient; once it is matched it is in the audit trail of its claim’s', async () => {
  const { patientId, id } = await sentClaim();
  const { pcn } = await claimNow(world.biller, id);
  const unknown = `${pcn.slice(1)}9`;
  await receiveAndApply(server, world, anAdvice([{ pcn: unknown, paid: 120, segments: paidLines(unknown) }]));
  const { advices } = await world.biller.ask<{ advices: { nodes: { id: string; version: number; status: string }[] } }>(
    '{ advices(orderBy: LATEST_FIRST, first: 1) { nodes { id version status } } }',
  );
  const [advice] = advices.nodes;
  expect(advice).toMatchObject({ status: 'UNMATCHED' });
  expect(await trailOf(patientId, 'advice')).toEqual([]);
  const { matchAdvice } = await world.biller.ask<{ matchAdvice: { __typename: string; advice: { version: number } } }>(
    `mutation($id: ID!, $input: MatchAdviceInput!) { matchAdvice(id: $id, input: $input) { __typename
      ... on UserError { message } ... on MatchAdviceSuccess { advice { id version } } } }`,
    { id: advice?.id, input: { expectedVersion: advice?.version, claimId: id } },
  );
  expect(matchAdvice.__typename).toBe('MatchAdviceSuccess');
  expect(await trailOf(patientId, 'advice', 'UPDATE')).toEqual([
    ['UPDATE', 'CLAIMS', `${advice?.id}@${matchAdvice.advice.version}`],
  ]);
});
