import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
import { claimNow, eventsOf } from './kit/claim-now.ts';
import { anAdvice, paidLines } from './kit/remittance-files.ts';
import { resend } from './kit/resend.ts';
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

test('a claim goes by its answers from the file to the payer, and each step says where it comes from', async () => {
  const { f999, c277ca, c277 } = answersTo(world);
  expect(await taker.take(f999('A'))).toMatchObject({ status: 'APPLIED', applied: 1, problems: [] });
  await taker.take(c277ca('AY', [{ claim, status: 'A1:19' }]));
  await taker.take(c277ca('PR', [{ claim, status: 'A2:20', icn: 'ICN7' }]));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAYER_ACCEPTED', payerControlNumber: 'ICN7' });
  await taker.take(c277([{ claim, status: 'P1:20' }]));
  await taker.take(anAdvice([{ pcn: claim.pcn, paid: 120, segments: paidLines(claim.pcn) }]));
  expect(await eventsOf(server, claim)).toEqual([
    'CREATED DRAFT SYSTEM',
    'QUEUED QUEUED SYSTEM',
    'SUBMITTED SUBMITTED SYSTEM',
    'FILE_ANSWERED FILE_ACCEPTED CLEARINGHOUSE',
    'CLAIM_ANSWERED CLEARINGHOUSE_ACCEPTED CLEARINGHOUSE',
    'CLAIM_ANSWERED PAYER_ACCEPTED PAYER',
    'STATUS_REPORTED PENDING PAYER',
    'ADJUDICATED PAID PAYER',
  ]);
});

test('a rejected file rejects its claims, each with the words about it', async () => {
  const [first, second] = world.claims as [SentClaim, SentClaim];
  const errors = ['IK3*NM1*12*2010*8', `CTX*CLM01:${first.pcn}`, 'IK4*9*67*7*BAD'];
  await taker.take(answersTo(world).f999('R', errors));
  expect(await claimNow(world, first)).toMatchObject({
    ...{ status: 'FILE_REJECTED', queue: 'REJECTED', reasonCodes: ['IK3:8', 'IK4:7'] },
  });
  expect(await claimNow(world, second)).toMatchObject({ status: 'FILE_REJECTED', queue: 'REJECTED' });
  expect(await eventsOf(server, second, 'text')).toContain(
    'Rejected together with its file, for errors in other claims.',
  );
});

test('a TA1 that rejects the interchange rejects its claims; one that accepts it proves that it was sent', async () => {
  const { ta1 } = answersTo(world);
  await taker.take(ta1('A'));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'SUBMITTED' });
  await taker.take(ta1('R', '025'));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'FILE_REJECTED', reasonCodes: ['TA1:025'] });
});

test('an acknowledgement that comes after the payment is kept and moves nothing', async () => {
  const { f999, c277ca } = answersTo(world);
  await taker.take(anAdvice([{ pcn: claim.pcn, paid: 120, segments: paidLines(claim.pcn) }]));
  await taker.take(c277ca('PR', [{ claim, status: 'A7:562' }]));
  await taker.take(f999('R'));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAID', queue: 'DONE' });
  expect((await eventsOf(server, claim)).slice(-2)).toEqual([
    'CLAIM_ANSWERED PAID PAYER',
    'FILE_ANSWERED PAID CLEARINGHOUSE',
  ]);
});

test('the same answer in two files is one event, and both answers are kept', async () => {
  const { c277ca } = answersTo(world);
  const content = c277ca('AY', [{ claim, status: 'A1:19' }]);
  await taker.take(content);
  const before = await eventsOf(server, claim);
  await taker.take(content.replaceAll('000000001', '000000002'));
  expect(await eventsOf(server, claim)).toEqual(before);
  const { acknowledgements } = await world.biller.ask<{ acknowledgements: { totalCount: number } }>(
    'query($id: ID!) { acknowledgements(filter: { claimId: $id }) { totalCount } }',
    { id: claim.id },
  );
  expect(acknowledgements.totalCount).toBe(2);
});

test('payment for a claim that was rejected is contradictory', async () => {
  await taker.take(answersTo(world).c277ca('AY', [{ claim, status: 'A3:21' }]));
  await taker.take(anAdvice([{ pcn: claim.pcn, paid: 120, segments: paidLines(claim.pcn) }]));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAID', queue: 'CONTRADICTORY' });
});

test('an answer to an earlier version is kept with it; the new version goes on', async () => {
  const { c277ca } = answersTo(world);
  await taker.take(c277ca('AY', [{ claim, status: 'A3:21' }]));
  const later = await resend(server, world, claim);
  await taker.take(c277ca('PR', [{ claim, status: 'A2:20' }], { day: '07' }));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'QUEUED', versionNumber: 2 });
  expect(await eventsOf(server, claim, 'version_number')).toEqual(['1', '1', '1', '1', '2', '1']);
  await taker.take(answersTo(later).c277ca('PR', [{ claim: later.claim, status: 'A2:20' }], { day: '20' }));
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAYER_ACCEPTED' });
});

test('sums of a 277CA that are not those of the batch are a problem of the file', async () => {
  const totals = ['STC*A1:19*20260106*WQ*150', 'QTY*90*1', 'AMT*YU*150'];
  const file = await taker.take(answersTo(world).c277ca('AY', [{ claim, status: 'A1:19' }], { head: totals }));
  expect(file).toMatchObject({
    status: 'APPLIED',
    problems: [
      { segment: 'QTY', text: '1 claims were counted; batch 0001 has 2.' },
      { segment: 'AMT', text: '150.00 was counted; batch 0001 has 300.00.' },
    ],
  });
});

test('a batch that a 277CA rejects as a whole takes its claims with it', async () => {
  await taker.take(answersTo(world).c277ca('AY', [], { head: ['STC*A3:24*20260106*U*300'] }));
  for (const one of world.claims)
    expect(await claimNow(world, one)).toMatchObject({ status: 'CLEARINGHOUSE_REJECTED', reasonCodes: ['A3:24'] });
});

test('a payer that asks for something by a day has the claim wait for the office’s reply', async () => {
  const content = answersTo(world).c277([{ claim, status: 'R3:294' }]);
  await taker.take(content.replace('DTP*472', 'DTP*106*D8*20260131~DTP*472').replace('SE*16', 'SE*17'));
  expect(await claimNow(world, claim)).toMatchObject({
    ...{
      status: 'INFO_REQUESTED',
      queue: 'INFO_REQUESTED',
      expects: 'INFO_REPLY',
      expectedBy: '2026-01-31T00:00:00.000Z',
    },
  });
});
