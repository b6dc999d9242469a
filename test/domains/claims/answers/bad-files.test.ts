import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../../../src/settings/project-root.ts';
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
  world = await openSentClaims(server);
  taker = await openTaker(server, world);
  claim = world.claims[0] as SentClaim;
  return () => taker.stop();
});

afterAll(() => server.stop());

const kept = async () => {
  const rows = await runAsOwner(
    server,
    `select (select count(*)::int from acknowledgement where practice_id = $1) as answers,
       (select count(*)::int from remittance where practice_id = $1) as remittances`,
    [world.practiceId],
  );
  return rows[0];
};
const accepted = () => answersTo(world).c277ca('AY', [{ claim, status: 'A1:19' }]);
const paid = () => anAdvice([{ pcn: claim.pcn, paid: 120, segments: paidLines(claim.pcn) }]);

test.each([
  ['cut off within a set', (file: string) => file.slice(0, file.indexOf('SE*'))],
  ['with a wrong count', (file: string) => file.replace(/SE\*\d+/, 'SE*3')],
  ['with another control number at its end', (file: string) => file.replace(/(SE\*\d+\*)\d+/, '$19999')],
])('of a set %s nothing is applied, and the file says so', async (_name, spoil) => {
  for (const content of [accepted(), paid()]) {
    const file = await taker.take(spoil(content));
    expect(file.status).toBe('APPLIED');
    expect(file.problems).toContainEqual(expect.objectContaining({ text: expect.stringContaining('is not whole') }));
  }
  expect(await kept()).toEqual({ answers: 0, remittances: 0 });
  expect(await eventsOf(server, claim)).toHaveLength(2);
});

test('a set that is not whole keeps no other from being applied, nor the next file', async () => {
  const [head = '', set = ''] = /^(.*?GS.*?~)(ST.*?SE\*\d+\*\d+~)/.exec(accepted())?.slice(1) ?? [];
  const broken = set.replace(/SE\*\d+/, 'SE*3').replaceAll('*0001', '*0009');
  await taker.take(`${head}${broken}${set}GE*2*1~IEA*1*000000001~`);
  expect(await claimNow(world, claim)).toMatchObject({ status: 'CLEARINGHOUSE_ACCEPTED' });
  expect(await kept()).toMatchObject({ answers: 1 });
  await taker.take(paid());
  expect(await claimNow(world, claim)).toMatchObject({ status: 'PAID' });
});

test('a set twice in a file is recorded once with its claim, and reported', async () => {
  const [head = '', set = ''] = /^(.*?GS.*?~)(ST.*?SE\*\d+\*\d+~)/.exec(accepted())?.slice(1) ?? [];
  const file = await taker.take(`${head}${set}${set}GE*2*1~IEA*1*000000001~`);
  expect(file.problems).toContainEqual(expect.objectContaining({ code: 'DUPLICATE_SET', segment: 'ST' }));
  expect((await eventsOf(server, claim)).filter((event) => event.startsWith('CLAIM_ANSWERED'))).toHaveLength(1);
});

test('a set that is not known is skipped and reported', async () => {
  const file = await taker.take(accepted().replaceAll('ST*277', 'ST*864'));
  expect(file).toMatchObject({ status: 'APPLIED', problems: [{ code: 'UNKNOWN_SET', segment: 'ST' }] });
  expect(await kept()).toEqual({ answers: 0, remittances: 0 });
});

test.each([
  ['empty', ''],
  ['no X12', '%PDF-1.7 nothing of claims'],
  [
    'only an envelope',
    'ISA*00*          *00*          *ZZ*PAYER          *ZZ*OFFICE         *260412*1210*^*00501*000000001*0*P*:~',
  ],
])('a file that is %s is reported, and nothing of it is applied', async (_name, content) => {
  const file = await taker.take(content);
  expect(file).toMatchObject({ status: 'APPLIED', applied: 0 });
  expect(file.problems.length).toBeGreaterThan(0);
});

test('a set of 100,000 segments is applied claim by claim', async () => {
  const lines = Array.from({ length: 50 }, () => 'STC*A1:20*20260106*WQ');
  const reports = Array.from({ length: 2_000 }, (_, index) => ({
    claim: { ...claim, pcn: `LOST${index}`, label: `LOST${index}1` },
    ...{ status: 'A1:19', lines },
  }));
  const file = await taker.take(answersTo(world).c277ca('AY', [...reports, { claim, status: 'A2:20' }]));
  expect(file).toMatchObject({ status: 'APPLIED', applied: 2_001 });
  expect(await claimNow(world, claim)).toMatchObject({ status: 'CLEARINGHOUSE_ACCEPTED' });
  expect(await kept()).toMatchObject({ answers: 2_001 });
});

const samples = join(projectRoot, '../shared/data/x12');

test('every public sample is applied without a fault', async () => {
  if (!existsSync(samples)) {
    console.warn('The samples of X12 are not beside the project: they are not applied.');
    return;
  }
  for (const name of readdirSync(samples).filter((file) => /\.(edi|835|837)$/.test(file))) {
    const file = await taker.take(readFileSync(join(samples, name)));
    expect({ name, status: file.status }).toEqual({ name, status: 'APPLIED' });
  }
  expect(await kept()).toEqual({ answers: 7, remittances: 3 });
});
