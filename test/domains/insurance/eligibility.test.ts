import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { mergePatients, undoMerge } from '../patients/records.ts';
import { at, daysAfter, nextTuesday } from '../scheduling/calendar.ts';
import { act } from './insured.ts';
import { type AskingDesk, apply, filesFor, letPayerAnswer, openAskingDesk, receive } from './payers-asked.ts';

const day = nextTuesday();

let server: TestServer;
let desk: AskingDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openAskingDesk(server);
});

afterAll(() => server.stop());

const eligibility = `eligibility { isStale lastTry { id status } lastGood { outcome benefits { information amount } } }`;

interface Known {
  isStale: boolean;
  lastTry: { id: string; status: string } | null;
  lastGood: { outcome: string; benefits: { information: string; amount: string | null }[] } | null;
}

async function known(coverageId: string): Promise<Known> {
  const { coverage } = await desk.client.ask<{ coverage: { eligibility: Known } }>(
    `query($id: ID!) { coverage(id: $id) { ${eligibility} } }`,
    { id: coverageId },
  );
  return coverage.eligibility;
}

/** Lets the answers so far be of an earlier day. */
const growOld = (coverageId: string, span: string) =>
  runAsOwner(server, `update eligibility_answer set at = at - $2::interval where coverage_id = $1`, [
    parseTypeId(coverageId)?.uuid,
    span,
  ]);

test('a payer that is asked answers what the coverage holds, and both stay with the coverage', async () => {
  const { coverageId } = await desk.insured('ACT');
  expect(await known(coverageId)).toEqual({ isStale: true, lastTry: null, lastGood: null });
  const { eligibilityCheck: asked } = await desk.ask(coverageId, day);
  expect(asked).toMatchObject({ status: 'ASKED', attempt: 1, serviceDate: day, site: null, answer: null });
  await letPayerAnswer(server, desk);
  expect(await desk.check(asked?.id ?? '')).toMatchObject({
    ...{ status: 'ACTIVE', whoMends: null, rejectCode: null },
    answer: { outcome: 'ACTIVE' },
  });
  const { isStale, lastGood } = await known(coverageId);
  expect(isStale).toBe(false);
  expect(lastGood?.benefits).toEqual([
    ...[
      { information: '1', amount: null },
      { information: 'B', amount: '20.00' },
    ],
    ...[
      { information: 'C', amount: '500.00' },
      { information: 'C', amount: '120.00' },
    ],
  ]);
});

test('the question is one file for the clearinghouse, with the number that the answer brings back', async () => {
  const own = await openAskingDesk(server);
  const patientId = await own.office.patient({ givenName: 'Ada', familyName: 'Moss', gender: 'FEMALE' });
  const { coverageId } = await own.insured('ACT', { patientId });
  const { eligibilityCheck: check } = await own.ask(coverageId, day, { serviceTypes: ['30', '98'] });
  const [file, ...others] = await filesFor(server, own.clearinghouseId);
  expect(others).toEqual([]);
  expect(file?.name).toMatch(/^000000001-[0-9a-f]{12}\.270$/);
  const segments = file?.content.split('~') ?? [];
  expect(segments).toContain(`TRN*1*${check?.trace}*1123456789`);
  expect(segments).toContain('NM1*IL*1*MOSS*ADA****MI*W1ACT');
  expect(segments).toContain(`DTP*291*D8*${day.replaceAll('-', '')}`);
  expect(segments.filter((segment) => segment.startsWith('EQ'))).toEqual(['EQ*30', 'EQ*98']);
  await own.ask(coverageId, day);
  const names = (await filesFor(server, own.clearinghouseId)).map(({ name }) => name.slice(0, 9));
  expect(names).toEqual(['000000001', '000000002']);
});

test('a dependent is asked about below the subscriber', async () => {
  const own = await openAskingDesk(server);
  const patientId = await own.office.patient({ givenName: 'Kim', familyName: 'Doe' });
  const subscriber = { givenName: 'Pat', familyName: 'Doe', birthDate: '1980-05-17', gender: 'FEMALE' };
  const { coverageId } = await own.insured('ACT', { patientId, relationship: 'CHILD', subscriber });
  const { eligibilityCheck: check } = await own.ask(coverageId, day);
  const [file] = await filesFor(server, own.clearinghouseId);
  expect(file?.content).toContain('NM1*IL*1*DOE*PAT****MI*W1ACT~DMG*D8*19800517*F~');
  expect(file?.content).toContain('NM1*03*1*DOE*KIM~');
  await letPayerAnswer(server, own);
  expect((await own.check(check?.id ?? '')).status).toBe('ACTIVE');
});

test.each([
  { ending: 'INA', status: 'INACTIVE', rejectCode: null, whoMends: null },
  { ending: 'NF75', status: 'NOT_FOUND', rejectCode: '75', whoMends: 'DESK' },
  { ending: 'DOWN42', status: 'PAYER_DOWN', rejectCode: '42', whoMends: 'NOBODY' },
])('a payer that answers $ending makes the check $status', async ({ ending, ...expected }) => {
  const { coverageId } = await desk.insured(ending);
  const { eligibilityCheck: check } = await desk.ask(coverageId, day);
  await letPayerAnswer(server, desk);
  expect(await desk.check(check?.id ?? '')).toMatchObject(expected);
});

test('a failure does not hide the last good answer, which grows stale after a week and with the month', async () => {
  const { coverageId } = await desk.insured('ACT');
  await desk.ask(coverageId, day);
  await letPayerAnswer(server, desk);
  await act(desk.client, 'updateCoverage', { expectedVersion: 1, memberId: 'W1NF75' }, coverageId);
  await desk.ask(coverageId, day);
  await letPayerAnswer(server, desk);
  expect(await known(coverageId)).toMatchObject({
    ...{ isStale: false, lastGood: { outcome: 'ACTIVE' }, lastTry: { status: 'NOT_FOUND' } },
  });
  await growOld(coverageId, '8 days');
  expect(await known(coverageId)).toMatchObject({ isStale: true, lastGood: { outcome: 'ACTIVE' } });
});

test('a file of answers is applied once, and an answer to no question is named', async () => {
  const { coverageId } = await desk.insured('ACT');
  const { eligibilityCheck: check } = await desk.ask(coverageId, day);
  const [file = ''] = await letPayerAnswer(server, desk);
  // A run that died before it had noted anything.
  await runAsOwner(server, `update edi_file set status = 'RECEIVED', applied = 0 where id = $1`, [file]);
  expect(await apply(server, desk.office.practiceId, file)).toEqual([]);
  const answers = 'select count(*)::int as count from eligibility_answer where check_id = $1';
  expect(await runAsOwner(server, answers, [parseTypeId(check?.id ?? '')?.uuid])).toEqual([{ count: 1 }]);
  const [{ content = Buffer.of() } = {}] = await runAsOwner<{ content: Buffer }>(
    server,
    'select content from edi_content where edi_file_id = $1',
    [file],
  );
  const text = content.toString('latin1').replaceAll(check?.trace ?? '', 'NOBODYASKED');
  const stranger = await receive(server, desk.clearinghouseId, text);
  expect(await apply(server, desk.office.practiceId, stranger)).toEqual([
    expect.stringContaining('NOBODYASKED belongs to no question'),
  ]);
});

test('a payer that takes no questions from the practice is named, with the way out', async () => {
  const { payer } = await act(desk.office.manager, 'createPayer', { name: 'Southern Mutual' });
  const { plan } = await act(desk.office.manager, 'createPlan', { payerId: payer?.id, name: 'Basic' });
  const { coverageId } = await desk.insured('ACT', { planId: plan?.id });
  const refusal = await desk.ask(coverageId, day);
  expect(refusal).toMatchObject({
    ...{ __typename: 'NotEnrolledError', path: ['input', 'coverageId'], transaction: 'ELIGIBILITY' },
    payer: { id: payer?.id },
  });
  expect(refusal.message).toContain('setPayerRoute');
  expect((await known(coverageId)).lastTry).toBeNull();
});

test('a day on which the coverage does not hold, and a service type that is none, are refused', async () => {
  const { coverageId } = await desk.insured('ACT', { validUntil: '2026-12-31' });
  expect(await desk.ask(coverageId, '2025-12-31')).toMatchObject({ path: ['input', 'serviceDate'] });
  expect(await desk.ask(coverageId, '2027-01-01')).toMatchObject({ path: ['input', 'serviceDate'] });
  expect(await desk.ask(coverageId, '2026-12-31', { serviceTypes: ['30', '9-8'] })).toMatchObject({
    ...{ __typename: 'InvalidInputError', path: ['input', 'serviceTypes', '1'] },
  });
});

test('a practice without an NPI, and a name that no file can hold, are refused with what to change', async () => {
  const other = await openAskingDesk(server);
  const { coverageId } = await other.insured('ACT', {
    patientId: await other.office.patient({ familyName: '山田' }),
  });
  const unwritable = await other.ask(coverageId, day);
  expect(unwritable).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'coverageId'] });
  expect(unwritable.message).toContain('familyName');
  await runAsOwner(server, 'update practice set npi = null where practice_id = $1', [
    parseTypeId(other.office.practiceId)?.uuid,
  ]);
  const { coverageId: second } = await other.insured('ACT');
  expect((await other.ask(second, day)).message).toContain('updatePractice');
});

test('a request that is sent twice asks once', async () => {
  const { coverageId } = await desk.insured('ACT');
  const idempotencyKey = randomUUID();
  const one = await desk.ask(coverageId, day, { idempotencyKey });
  expect(await desk.ask(coverageId, day, { idempotencyKey })).toEqual(one);
  const count = 'select count(*)::int as count from eligibility_check where coverage_id = $1';
  expect(await runAsOwner(server, count, [parseTypeId(coverageId)?.uuid])).toEqual([{ count: 1 }]);
});

test('a coder may not ask, and another practice finds no check', async () => {
  const { coverageId } = await desk.insured('ACT');
  const { eligibilityCheck: check } = await desk.ask(coverageId, day);
  const coder = await desk.office.as('CODER');
  const { errors } = await coder.send(
    `mutation($input: CheckEligibilityInput!) { checkEligibility(input: $input) { __typename } }`,
    { input: { coverageId, serviceDate: daysAfter(day, 1) } },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const stranger = await (await openOffice(server)).as('FRONT_DESK');
  expect(await stranger.ask('query($id: ID!) { eligibilityCheck(id: $id) { id } }', { id: check?.id })).toEqual({
    eligibilityCheck: null,
  });
});

test('the check belongs to the site of the appointment on that day', async () => {
  const { patientId, coverageId } = await desk.insured('ACT');
  await desk.booked({ patientId, startsAt: at(day, '21:30') });
  const { eligibilityCheck: check } = await desk.ask(coverageId, day);
  expect(check?.site?.id).toBe(desk.siteId);
  const { eligibilityCheck: next } = await desk.ask(coverageId, daysAfter(day, 1));
  expect(next?.site).toBeNull();
});

test('a merge gives checks to the record that is kept, and an undo gives them back', async () => {
  const [kept, { patientId, coverageId }] = [await desk.office.patient(), await desk.insured('ACT')];
  const { eligibilityCheck: check } = await desk.ask(coverageId, day);
  const patientOf = async () =>
    (
      await desk.client.ask<{ check: { patient: { id: string } } }>(
        'query($id: ID!) { check: eligibilityCheck(id: $id) { patient { id } } }',
        { id: check?.id },
      )
    ).check.patient.id;
  const { patientMerge } = await mergePatients(desk.office.manager, kept, { mergedId: patientId });
  expect(await patientOf()).toBe(kept);
  expect((await undoMerge(desk.office.manager, patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect(await patientOf()).toBe(patientId);
});
