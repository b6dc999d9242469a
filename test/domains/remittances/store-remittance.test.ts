import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import * as files from '../claims/answers/kit/remittance-files.ts';
import { openSentClaims, type SentClaim, type SentClaims } from '../claims/answers/kit/sent-claims.ts';
import { openTaker, type Taker } from '../claims/answers/kit/take-file.ts';

let server: TestServer;
let world: SentClaims;
let taker: Taker;
let claim: SentClaim;

beforeAll(async () => {
  server = await startTestServer();
});

beforeEach(async () => {
  world = await openSentClaims(server, 3);
  taker = await openTaker(server, world);
  claim = world.claims[0] as SentClaim;
  return () => taker.stop();
});

afterAll(() => server.stop());

interface ClaimNow {
  status: string;
  queue: string;
  reasonCodes: string[];
  denials: { code: string; category: string; codes: string[]; charged: string; line: number }[];
}

const claimNow = async ({ id } = claim) => {
  const { node } = await world.biller.ask<{ node: ClaimNow }>(
    `query($id: ID!) { node(id: $id) { ... on Claim { status queue reasonCodes denials { code category codes charged line } } } }`,
    { id },
  );
  return node;
};

interface Stored {
  nodes: {
    id: string;
    status: string;
    heldFor: string | null;
    difference: string | null;
    paid: string;
    trace: string;
    payer: { name: string } | null;
    providerAdjustments: object[];
    advices: { nodes: (Record<string, unknown> & { id: string; version: number })[] };
  }[];
}

const stored = async () => {
  const { remittances } = await world.biller.ask<{
    remittances: Stored;
  }>(`{ remittances(orderBy: EARLIEST_FIRST, first: 5) { nodes {
    id status heldFor difference paid trace payer { name } providerAdjustments { reason reference amount }
    advices(orderBy: EARLIEST_FIRST, first: 5) { nodes { id version ordinal pcn match status heldFor difference codes reportedStatus charged paid
      patientShare claim { id } versionNumber candidates { id } adjustments { group reason amount }
      lines { code match isDenied charged paid allowed remarks difference adjustments { group reason amount } } } } } } }`);
  return remittances.nodes;
};

const adviceOf = async () => (await stored())[0]?.advices.nodes[0];

test('a remittance is kept with its claims, lines and adjustments, and its claim is paid', async () => {
  const { pcn } = claim;
  const file = await taker.take(files.anAdvice([{ pcn, paid: 120, segments: files.paidLines(pcn) }]));
  expect(file).toMatchObject({ status: 'APPLIED', applied: 2, problems: [] });
  expect(await claimNow()).toMatchObject({ status: 'PAID', queue: 'DONE', reasonCodes: [], denials: [] });
  expect(await stored()).toMatchObject([
    {
      ...{ status: 'READY', heldFor: null, difference: '0.00', paid: '120.00', trace: 'EFT77' },
      payer: { name: 'Northern Mutual' },
      advices: {
        nodes: [
          {
            ...{ match: 'PCN', status: 'READY', versionNumber: 1, charged: '150.00', paid: '120.00' },
            lines: [
              {
                ...{ code: 'G0463', match: 'LINE_NUMBER', paid: '80.00', allowed: '80.00', difference: '0.00' },
                adjustments: [{ group: 'CO', reason: '45', amount: '20.00' }],
              },
              { code: 'J1885', match: 'LINE_NUMBER', paid: '40.00' },
            ],
          },
        ],
      },
    },
  ]);
});

test('a denied line makes the claim partly paid, with its reasons and their category', async () => {
  const { pcn } = claim;
  await taker.take(files.anAdvice([{ pcn, paid: 80, segments: files.partlyPaidLines(pcn) }]));
  expect(await claimNow()).toMatchObject({
    ...{ status: 'PARTLY_PAID', queue: 'DENIED', reasonCodes: ['CO-16', 'N290'] },
    denials: [{ line: 2, code: 'J1885', charged: '50.00', codes: ['CO-16', 'N290'], category: 'ENROLLMENT' }],
  });
});

test('a claim of which all lines are denied is denied, and one below the deductible is the patient’s', async () => {
  const [first, second] = world.claims as [SentClaim, SentClaim];
  await taker.take(
    files.anAdvice([
      { pcn: first.pcn, paid: 0, segments: files.deniedLines(first.pcn) },
      { pcn: second.pcn, paid: 0, patient: 120, segments: files.deductibleLines(second.pcn) },
    ]),
  );
  expect(await claimNow(first)).toMatchObject({ status: 'DENIED', denials: [{ category: 'TIMELY_FILING' }, {}] });
  expect(await claimNow(second)).toMatchObject({
    ...{ status: 'PATIENT_RESPONSIBILITY', queue: 'DONE', reasonCodes: ['PR-1'], denials: [] },
  });
});

test('the same remittance in another envelope is kept once', async () => {
  const { pcn } = claim;
  const content = files.anAdvice([{ pcn, paid: 120, segments: files.paidLines(pcn) }]);
  await taker.take(content);
  const again = await taker.take(content.replaceAll('000000001', '000000002'));
  expect(again).toMatchObject({ status: 'APPLIED', problems: [{ code: 'DUPLICATE_SET' }] });
  expect(await stored()).toHaveLength(1);
});

test('an 835 a cent out of balance is held with the difference, and its claim is decided all the same', async () => {
  const { pcn } = claim;
  const segments = files.paidLines(pcn).map((segment) => segment.replace('*100*80*', '*100*80.01*'));
  await taker.take(files.anAdvice([{ pcn, paid: 120, segments }]));
  expect(await adviceOf()).toMatchObject({
    status: 'HELD',
    heldFor: 'LINE_BALANCE',
    lines: [{ difference: '-0.01' }, {}],
  });
  expect(await claimNow()).toMatchObject({ status: 'PAID' });
  await taker.take(
    files.anAdvice([{ pcn, paid: 120, segments: files.paidLines(pcn) }], { total: 119.99, trace: 'EFT78' }),
  );
  expect((await stored())[1]).toMatchObject({ status: 'HELD', heldFor: 'TRANSFER_BALANCE', difference: '0.01' });
});

test('adjustments of the provider count in the balance', async () => {
  const { pcn } = claim;
  const plb = ['PLB*1234567893*20261231*WO:ICN9*20*FB:X*-5'];
  await taker.take(files.anAdvice([{ pcn, paid: 120, segments: files.paidLines(pcn) }], { plb, total: 105 }));
  expect((await stored())[0]).toMatchObject({
    ...{ status: 'READY', difference: '0.00' },
    providerAdjustments: [
      { reason: 'WO', reference: 'ICN9', amount: '20.00' },
      { reason: 'FB', reference: 'X', amount: '-5.00' },
    ],
  });
});

test('a reversal and its correction leave the corrected decision, in either order and in two files', async () => {
  const [first, second] = world.claims as [SentClaim, SentClaim];
  const reversal = ({ pcn }: SentClaim) => ({
    ...{ pcn, status: '22', charge: -150, paid: -120, segments: files.reversedLines(pcn) },
  });
  const correction = ({ pcn }: SentClaim) => ({ pcn, icn: `${pcn}B`, paid: 80, segments: files.partlyPaidLines(pcn) });
  const paid = ({ pcn }: SentClaim) => ({ pcn, paid: 120, segments: files.paidLines(pcn) });
  await taker.take(files.anAdvice([paid(first), paid(second)]));
  await taker.take(files.anAdvice([reversal(first)], { trace: 'EFT78', day: '20260201' }));
  expect(await claimNow(first)).toMatchObject({ status: 'REVERSED', queue: 'WAITING', denials: [] });
  await taker.take(files.anAdvice([correction(second), reversal(second)], { trace: 'EFT79', day: '20260202' }));
  expect(await claimNow(second)).toMatchObject({ status: 'PARTLY_PAID', denials: [{ code: 'J1885' }] });
  await taker.take(files.anAdvice([correction(first)], { trace: 'EFT80', day: '20260203' }));
  expect(await claimNow(first)).toMatchObject({ status: 'PARTLY_PAID' });
  const [, reversed] = await stored();
  expect(reversed?.advices.nodes).toMatchObject([{ status: 'READY', reportedStatus: 'REVERSED' }]);
});

test('a reversal of a payment that is not here is held', async () => {
  const { pcn } = claim;
  const segments = files.reversedLines(pcn);
  await taker.take(files.anAdvice([{ pcn, status: '22', charge: -150, paid: -120, segments }]));
  expect(await adviceOf()).toMatchObject({ status: 'HELD', heldFor: 'NOTHING_TO_REVERSE' });
});

test('an estimate and a claim of another payer move nothing', async () => {
  const { pcn } = claim;
  const segments = files.paidLines(pcn);
  for (const status of ['25', '23'])
    await taker.take(files.anAdvice([{ pcn, status, paid: 120, segments }], { trace: `EFT${status}` }));
  expect(await claimNow()).toMatchObject({ status: 'SUBMITTED' });
  expect((await stored()).map(({ advices }) => advices.nodes[0]?.status)).toEqual(['IGNORED', 'IGNORED']);
});

test('a status of a claim that is not known is held and moves nothing', async () => {
  const { pcn } = claim;
  await taker.take(files.anAdvice([{ pcn, status: '77', paid: 120, segments: files.paidLines(pcn) }]));
  expect(await adviceOf()).toMatchObject({ status: 'HELD', heldFor: 'STATUS_UNKNOWN', reportedStatus: null });
  expect(await claimNow()).toMatchObject({ status: 'SUBMITTED' });
});

test('lines are matched by number where the code agrees, else by code, and never twice', async () => {
  const { pcn } = claim;
  const swapped = files
    .paidLines(pcn)
    .map((segment) => segment.replace(/(REF\*6R\*.*)0([12])$/, (_, head, n) => `${head}0${3 - n}`));
  await taker.take(files.anAdvice([{ pcn, paid: 120, segments: swapped }]));
  expect(await adviceOf()).toMatchObject({ status: 'READY', lines: [{ match: 'CODE' }, { match: 'CODE' }] });
  const twice = files.paidLines(pcn).map((segment) => segment.replace('HC:J1885*50', 'HC:G0463*50'));
  await taker.take(files.anAdvice([{ pcn, paid: 120, segments: twice }], { trace: 'EFT78' }));
  const [, second] = await stored();
  expect(second?.advices.nodes[0]).toMatchObject({
    ...{ status: 'HELD', heldFor: 'LINE_UNKNOWN' },
    lines: [{ match: 'LINE_NUMBER' }, { match: 'NONE' }],
  });
});

test('a claim is found by the payer’s number where its own is lost', async () => {
  const { pcn } = claim;
  await taker.take(files.anAdvice([{ pcn, icn: 'ICN5', paid: 0, segments: files.deniedLines(pcn) }]));
  await taker.take(
    files.anAdvice([{ pcn: 'LOST', icn: 'ICN5', paid: 120, segments: files.paidLines(pcn) }], {
      trace: 'EFT78',
      day: '20260210',
    }),
  );
  const [, second] = await stored();
  expect(second?.advices.nodes[0]).toMatchObject({ match: 'ICN', claim: { id: claim.id } });
  expect(await claimNow()).toMatchObject({ status: 'PAID' });
});
