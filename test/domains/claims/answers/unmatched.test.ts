import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
import { claimNow, eventsOf } from './kit/claim-now.ts';
import { anAdvice, paidLines } from './kit/remittance-files.ts';
import { openSentClaims, type SentClaim, type SentClaims } from './kit/sent-claims.ts';
import { openTaker, type Taker } from './kit/take-file.ts';

let server: TestServer;
let world: SentClaims;
let taker: Taker;
let claim: SentClaim;

beforeAll(async () => {
  server = await startTestServer();
});

beforeEach(async () => {
  world = await openSentClaims(server, 2);
  taker = await openTaker(server, world);
  claim = world.claims[0] as SentClaim;
  return () => taker.stop();
});

afterAll(() => server.stop());

interface Waiting {
  id: string;
  kind: string;
  status: string;
  pcn: string | null;
  version: number;
}

const lost = { id: '', uuid: '', pcn: 'LOST', label: 'LOST1' };

async function waiting(): Promise<Waiting[]> {
  const { acknowledgements } = await world.biller.ask<{ acknowledgements: { nodes: Waiting[] } }>(
    '{ acknowledgements(filter: { status: { in: [UNMATCHED] } }) { nodes { id kind status pcn version } } }',
  );
  return acknowledgements.nodes;
}

async function act(mutation: string, row: { id: string; version: number }, input: object) {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const field = mutation === 'matchAdvice' ? 'advice' : 'acknowledgement';
  const { result } = await world.biller.ask<{ result: Record<string, unknown> }>(
    `mutation($id: ID!, $input: ${name}Input!) { result: ${mutation}(id: $id, input: $input) {
      __typename ... on UserError { message path } ... on ${name}Success { ${field} { id status version } } } }`,
    { id: row.id, input: { expectedVersion: row.version, ...input } },
  );
  return result;
}

async function theOne(content: string): Promise<Waiting> {
  await taker.take(content);
  const [one] = await waiting();
  if (!one) throw new Error('Nothing waits.');
  return one;
}

test('an answer to a claim that is not here waits, and is recorded with the claim that a person names', async () => {
  const one = await theOne(answersTo(world).c277ca('PR', [{ claim: lost, status: 'A7:562', icn: 'ICN3' }]));
  expect(one).toMatchObject({ kind: 'C277CA', pcn: 'LOST', status: 'UNMATCHED' });
  const result = await act('matchAcknowledgement', one, { claimId: claim.id });
  expect(result).toMatchObject({ __typename: 'MatchAcknowledgementSuccess', acknowledgement: { status: 'MATCHED' } });
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAYER_REJECTED', payerControlNumber: 'ICN3' });
  expect(await waiting()).toEqual([]);
  expect(await act('matchAcknowledgement', { ...one, version: 2 }, { claimId: claim.id })).toMatchObject({
    ...{ __typename: 'AcknowledgementClosedError', path: ['id'] },
    message: expect.stringContaining('where the match was wrong, write a note on that claim'),
  });
});

test('an answer is dismissed with a reason, and can be matched after that', async () => {
  const one = await theOne(answersTo(world).c277([{ claim: lost, status: 'P1:20' }]));
  const reason = 'Of the office before.';
  expect(await act('dismissAcknowledgement', one, { reason })).toMatchObject({
    acknowledgement: { status: 'DISMISSED' },
  });
  expect(await act('dismissAcknowledgement', { ...one, version: 2 }, { reason })).toMatchObject({
    __typename: 'AcknowledgementClosedError',
  });
  await act('matchAcknowledgement', { ...one, version: 2 }, { claimId: claim.id });
  expect((await eventsOf(server, claim)).at(-1)).toBe('STATUS_REPORTED PENDING PAYER');
});

test('an answer to a file that is not here waits, and no claim can be given to it', async () => {
  const unknown = { ...world, numbers: { ...world.numbers, group: '1', interchange: '1' } };
  const one = await theOne(answersTo(unknown).f999('A'));
  expect(await act('matchAcknowledgement', one, { claimId: claim.id })).toMatchObject({
    ...{ __typename: 'AnswerToFileError', path: ['id'] },
  });
  await taker.take(answersTo(unknown).ta1('A'));
  expect((await waiting()).map(({ kind }) => kind).toSorted()).toEqual(['F999', 'TA1']);
});

test('a claim, or a version of it, that was never sent takes no answer', async () => {
  const one = await theOne(answersTo(world).c277ca('AY', [{ claim: lost, status: 'A1:19' }]));
  expect(await act('matchAcknowledgement', one, { claimId: claim.id, versionNumber: 2 })).toMatchObject({
    ...{ __typename: 'ClaimNotSentError', path: ['input', 'versionNumber'] },
  });
  await runAsOwner(server, 'delete from batch_claim where claim_id = $1', [claim.uuid]);
  expect(await act('matchAcknowledgement', one, { claimId: claim.id })).toMatchObject({
    ...{ __typename: 'ClaimNotSentError', path: ['input', 'claimId'] },
  });
});

test('an answer that changed since it was read is not matched or dismissed', async () => {
  const one = await theOne(answersTo(world).c277ca('AY', [{ claim: lost, status: 'A1:19' }]));
  const stale = { ...one, version: 7 };
  for (const [mutation, input] of [
    ['matchAcknowledgement', { claimId: claim.id }],
    ['dismissAcknowledgement', { reason: 'None of ours.' }],
  ] as const)
    expect(await act(mutation, stale, input)).toMatchObject({ __typename: 'StaleVersionError' });
});

test('an advice without a claim offers claims by member, day and charge, and takes none by itself', async () => {
  const segments = paidLines('LOST').map((segment) => segment.replace('6R*LOST', `6R*${claim.pcn}`));
  await taker.take(anAdvice([{ pcn: 'LOST', icn: 'ICN1', paid: 120, segments }]));
  const { advices } = await world.biller.ask<{ advices: { nodes: (Waiting & { candidates: { id: string }[] })[] } }>(
    '{ advices(filter: { status: { in: [UNMATCHED] } }, first: 5) { nodes { id version status candidates { id } } } }',
  );
  const [one] = advices.nodes as [Waiting & { candidates: { id: string }[] }];
  expect(new Set(one.candidates.map(({ id }) => id))).toEqual(new Set(world.claims.map(({ id }) => id)));
  expect(await act('matchAdvice', { ...one, version: 9 }, { claimId: claim.id })).toMatchObject({
    __typename: 'StaleVersionError',
  });
  expect(await act('matchAdvice', one, { claimId: claim.id, versionNumber: 4 })).toMatchObject({
    __typename: 'ClaimNotSentError',
  });
  expect(await act('matchAdvice', one, { claimId: claim.id })).toMatchObject({ advice: { status: 'READY' } });
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAID' });
  const { remittances } = await world.biller.ask<{ remittances: object }>('{ remittances { nodes { status } } }');
  expect(remittances).toEqual({ nodes: [{ status: 'READY' }] });
  expect(await act('matchAdvice', { ...one, version: 2 }, { claimId: claim.id })).toMatchObject({
    ...{ __typename: 'AdviceMatchedError', path: ['id'] },
  });
});
