import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
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
  world = await openSentClaims(server);
  taker = await openTaker(server, world);
  claim = world.claims[0] as SentClaim;
  return () => taker.stop();
});

afterAll(() => server.stop());

const claimNow = async () => {
  const { node } = await world.biller.ask<{
    node: { status: string; reasonCodes: string[]; payerControlNumber: string | null };
  }>('query($id: ID!) { node(id: $id) { ... on Claim { status reasonCodes payerControlNumber queue } } }', {
    id: claim.id,
  });
  return node;
};

test('a claim goes by its answers from the file to the payer', async () => {
  const { f999, c277ca } = answersTo(world);
  expect(await taker.take(f999('A'))).toMatchObject({ status: 'APPLIED', applied: 1, problems: [] });
  expect(await claimNow()).toMatchObject({ status: 'FILE_ACCEPTED' });
  await taker.take(c277ca('AY', [{ claim, status: 'A1:19' }]));
  expect(await claimNow()).toMatchObject({ status: 'CLEARINGHOUSE_ACCEPTED' });
  await taker.take(c277ca('PR', [{ claim, status: 'A2:20', icn: 'ICN7' }]));
  expect(await claimNow()).toMatchObject({ status: 'PAYER_ACCEPTED', payerControlNumber: 'ICN7' });
});
