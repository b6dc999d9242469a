import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { anAdvice, type PaidClaim } from './answers/kit/remittance-files.ts';
import { type BillingDesk, openBillingDesk } from './kit/billing-desk.ts';
import { make } from './kit/billing-world.ts';
import { act, actOnAll, answer, claimFields, claimNow } from './kit/claim-acts.ts';
import { receiveAndApply } from './kit/receive-and-apply.ts';

let server: TestServer;
let desk: BillingDesk;
let biller: Client;
let secondPlanId: string;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openBillingDesk(server);
  const { world } = desk;
  const { office, clearinghouseId } = world;
  biller = world.biller;
  const payerId = await make(office.manager, 'createPayer', { name: 'Second Health' });
  const route = { payerId, clearinghouseId, transaction: 'PROFESSIONAL_CLAIM', payerNumber: '67890' };
  await make(office.manager, 'setPayerRoute', { ...route, enrolledFrom: '2026-01-01' });
  secondPlanId = await make(office.manager, 'createPlan', { payerId, name: 'Supplement' });
});

afterAll(() => server.stop());

/** A claim that was sent to the first payer, of a patient with a second coverage unless said otherwise. */
async function sentClaim({
  isCoveredTwice = true,
  names = {},
  second = {},
} = {}): Promise<{ id: string; pcn: string }> {
  const patientId = await desk.world.insured(names);
  const later = { patientId, planId: secondPlanId, rank: 2, memberId: 'SECOND1', validFrom: '2026-01-01', ...second };
  if (isCoveredTwice) await make(await desk.world.office.as('FRONT_DESK'), 'addCoverage', later);
  const id = await desk.claim({ patientId });
  await desk.file(id);
  return { id, pcn: (await claimNow(biller, id)).pcn };
}

let payments = 0;
/** The first payer's remittance about the claim. Default: 80.00 paid, 25.00 of the patient. */
async function decide(pcn: string, changes: Partial<PaidClaim> = {}, day = '20260120'): Promise<void> {
  payments += 1;
  const trace = `EFT${payments}`;
  const paid = { pcn, icn: 'ICN77', charge: 125.5, paid: 80, patient: 25, segments: paidLine(pcn), ...changes };
  await receiveAndApply(server, desk.world, anAdvice([paid], { trace, day }));
}

const paidLine = (pcn: string) => [
  ...['SVC*HC:G0463*125.5*80**1', 'DTM*472*20260102', 'CAS*CO*45*20.5', 'CAS*PR*2*20**3*5', `REF*6R*${pcn}01`],
  'LQ*HE*N130',
];

interface Billed {
  __typename: string;
  message?: string;
  path?: string[];
  reason?: string;
  claim?: { id: string; status: string; findings: { edit: string }[]; lastEvent: { kind: string; text: string } };
}

async function billNext(id: string, client = biller): Promise<Billed> {
  const { result } = await client.ask<{ result: Billed }>(
    `mutation($id: ID!) { result: billNextCoverage(id: $id, input: {}) { __typename ... on UserError { message path }
      ... on NextCoverageError { reason claim ${claimFields} } ... on ClaimStateError { claim ${claimFields} }
      ... on BillNextCoverageSuccess { claim ${claimFields} } } }`,
    { id },
  );
  return result;
}

test('the next payer is billed with the decision of the first, by line and by claim', async () => {
  const { id, pcn } = await sentClaim({ names: { givenName: 'Jane', familyName: 'Doe' } });
  await decide(pcn);
  const { __typename, claim } = await billNext(id);
  expect([__typename, claim?.findings, claim?.status]).toEqual(['BillNextCoverageSuccess', [], 'READY']);
  const segments = await desk.file(claim?.id ?? '');
  expect(segments.slice(segments.indexOf('HL*2*1*22*0'), -4)).toEqual([
    'HL*2*1*22*0',
    'SBR*S*18*******CI',
    'NM1*IL*1*DOE*JANE****MI*SECOND1',
    'N3*2 ELM STREET',
    'N4*ALBANY*NY*12208',
    'DMG*D8*19800401*F',
    'NM1*PR*2*SECOND HEALTH*****PI*67890',
    'CLM*PCN*125.5***11:B:1*Y*A*Y*Y',
    'REF*D9*PCN1',
    'REF*EA*MRN',
    'HI*ABK:J069',
    'NM1*82*1*KILDARE*BEN****XX*1679576722',
    'PRV*PE*PXC*207Q00000X',
    'SBR*P*18*******CI',
    'AMT*D*80',
    'AMT*EAF*25',
    'OI***Y***Y',
    'NM1*IL*1*DOE*JANE****MI*W123456789',
    'N3*2 ELM STREET',
    'N4*ALBANY*NY*12208',
    'NM1*PR*2*NORTHERN MUTUAL*****PI*12345',
    'REF*F8*ICN77',
    'LX*1',
    'SV1*HC:G0463*125.5*UN*1***1',
    'DTP*472*D8*DAY',
    'REF*6R*PCN01',
    'SVD*12345*80*HC:G0463**1',
    'CAS*CO*45*20.5',
    'CAS*PR*2*20**3*5',
    'DTP*573*D8*20260120',
  ]);
  const { text } = (await claimNow(biller, id)).lastEvent;
  expect(text).toMatch(/^The next coverage is billed with claim [0-9A-Z]{12}\.$/);
});

test('a denial is shown to the next payer, too', async () => {
  const { id, pcn } = await sentClaim();
  const denial = ['SVC*HC:G0463*125.5*0**0', 'DTM*472*20260102', 'CAS*CO*96*125.5', `REF*6R*${pcn}01`, 'LQ*HE*N130'];
  await decide(pcn, { paid: 0, patient: 0, segments: denial });
  expect(await claimNow(biller, id)).toMatchObject({ status: 'DENIED' });
  const segments = await desk.file((await billNext(id)).claim?.id ?? '');
  expect(segments).toEqual(expect.arrayContaining(['AMT*D*0', 'SVD*12345*0*HC:G0463**1', 'CAS*CO*96*125.5']));
});

test('a claim that is not decided, or whose payment was taken back, is not billed on', async () => {
  const { id, pcn } = await sentClaim();
  expect(await billNext(id)).toMatchObject({ __typename: 'ClaimStateError', claim: { status: 'QUEUED' } });
  await decide(pcn);
  const { claim } = await billNext(id);
  const negative = ['SVC*HC:G0463*-125.5*-80**-1', 'CAS*CO*45*-20.5', 'CAS*PR*2*-20**3*-5', `REF*6R*${pcn}01`];
  await decide(pcn, { status: '22', charge: -125.5, paid: -80, patient: 0, segments: negative }, '20260220');
  expect(await billNext(id)).toMatchObject({ __typename: 'ClaimStateError', claim: { status: 'REVERSED' } });
  const scrubbed = await actOnAll(biller, 'scrubClaims', { ids: [claim?.id] });
  expect(scrubbed.claims?.[0]?.findings.map(({ edit }) => edit)).toContain('coverage-order');
});

test('each reason not to bill the next coverage is named', async () => {
  const [unread, held, passedOn, once, twice] = await Promise.all([
    sentClaim(),
    sentClaim(),
    sentClaim(),
    sentClaim({ isCoveredTwice: false }),
    sentClaim(),
  ]);
  const refusal = async (id: string) => {
    const { __typename, reason, path } = await billNext(id);
    expect([__typename, path]).toEqual(['NextCoverageError', ['id']]);
    return reason;
  };
  await answer(server, desk.world, unread.id, { kind: Kind.ADJUDICATED, reports: Status.PAID });
  expect(await refusal(unread.id)).toBe('NO_REMITTANCE');
  await decide(held.pcn, { paid: 70 });
  expect(await refusal(held.id)).toBe('REMITTANCE_HELD');
  await decide(passedOn.pcn, { status: '19' });
  expect(await refusal(passedOn.id)).toBe('CROSSED_OVER');
  await decide(once.pcn);
  expect(await refusal(once.id)).toBe('NO_COVERAGE');
  await decide(twice.pcn);
  const { claim } = await billNext(twice.id);
  expect(await refusal(twice.id)).toBe('ALREADY_BILLED');
  expect((await billNext(twice.id)).claim?.id).toBe(claim?.id);
  await act(biller, 'closeClaim', claim?.id, { reason: 'Made too early' });
  expect(await billNext(twice.id)).toMatchObject({ __typename: 'BillNextCoverageSuccess' });
});

test('services that two payers are asked for count once in the patient’s history', async () => {
  const { id, pcn } = await sentClaim();
  await decide(pcn);
  const { claim } = await billNext(id);
  const rescrubbed = await act(biller, 'correctClaim', id, { reason: 'Replace' });
  expect([claim?.findings, rescrubbed.claim?.findings]).toEqual([[], []]);
});

test('Medicare as the second payer is told why it is the second', async () => {
  const { manager } = desk.world.office;
  const payerId = await make(manager, 'createPayer', { name: 'Medicare of the North', filingCode: 'MEDICARE_B' });
  const route = { payerId, clearinghouseId: desk.world.clearinghouseId, transaction: 'PROFESSIONAL_CLAIM' };
  await make(manager, 'setPayerRoute', { ...route, payerNumber: '13202', enrolledFrom: '2026-01-01' });
  const planId = await make(manager, 'createPlan', { payerId, name: 'Part B' });
  const bill = async (medicareSecondaryReason: string | null) => {
    const { id, pcn } = await sentClaim({ second: { planId, medicareSecondaryReason } });
    await decide(pcn);
    return (await billNext(id)).claim;
  };
  expect((await bill(null))?.findings.map(({ edit }) => edit)).toEqual(['medicare-secondary']);
  const claim = await bill('WORKING_AGED');
  expect(claim?.findings).toEqual([]);
  expect(await desk.file(claim?.id ?? '')).toContain('SBR*S*18***12****MB');
});
