import { randomUUID } from 'node:crypto';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { getNamedType, getNullableType, isInputObjectType, isNonNullType, isUnionType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../src/generated/models.ts';
import { answersTo } from '../domains/claims/answers/kit/answer-files.ts';
import { anAdvice, paidLines } from '../domains/claims/answers/kit/remittance-files.ts';
import { openSentClaims } from '../domains/claims/answers/kit/sent-claims.ts';
import { openTaker } from '../domains/claims/answers/kit/take-file.ts';
import { acknowledgement } from '../domains/claims/files/kit/answer-files.ts';
import { openBilling } from '../domains/claims/kit/billing-world.ts';
import { actOnAll, answer } from '../domains/claims/kit/claim-acts.ts';
import { giveNpi } from '../domains/insurance/answers-of-payers.ts';
import { timeAt, zoneAtNoon } from '../domains/visits/at-noon.ts';
import { type Floor, floorAt } from '../domains/visits/floor.ts';
import { createClient } from '../kit/client.ts';
import { openOffice } from '../kit/office.ts';
import { rootOperations } from '../kit/root-operations.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { type Result, sendMutation } from './kit/send-mutation.ts';

const schema = makeExecutableSchema({ typeDefs: readTypeDefs() });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const inputField = ({ args }: (typeof mutations)[number], field: string) => {
  const input = getNullableType(args.find(({ name }) => name === 'input')?.type);
  return isInputObjectType(input) ? input.getFields()[field] : undefined;
};
const keyed = mutations.filter((mutation) => inputField(mutation, 'idempotencyKey'));
/** Changes that a required `expectedVersion` lets happen once. */
const versioned = mutations.filter((mutation) => isNonNullType(inputField(mutation, 'expectedVersion')?.type));

/** One that answers the same again by itself, and what answers with a secret, which is kept nowhere. */
const unkeyed = [
  ...['setFee', 'setEdit', 'checkEligibilityOfDay', 'revokeDisplay', 'signIn', 'signOut', 'startDisplayPairing'],
  ...['setPassword', 'requestPasswordReset', 'assignCoding', 'checkClearinghouse'],
  ...['requestUpload', 'requestEdiUpload', 'requestDownload', 'exportAuditTrail', 'exportEdiFile', 'printDaySheet'],
];

let server: TestServer;
let floor: Floor;
const done: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const office = await openOffice(server);
  const siteId = await office.site({ timeZone: zoneAtNoon() });
  floor = await floorAt(office, await office.as('OFFICE_MANAGER', 'MEDICAL_ASSISTANT', 'FRONT_DESK', 'CODER'), siteId);
});

afterAll(() => server.stop());

/** Sends a request twice: the second answer must be the first one, of an object that did not change in between. */
async function once(
  mutation: string,
  field: string,
  input: Record<string, unknown>,
  id?: string,
  client = floor.client,
): Promise<string> {
  const selected = field === 'display' ? 'id name' : 'id version';
  const request = { id, input: { ...input, idempotencyKey: randomUUID() }, fields: `${field} { ${selected} }` };
  const first = await sendMutation(client, mutation, request);
  expect(first).toMatchObject({ __typename: `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Success` });
  expect(await sendMutation(client, mutation, request)).toEqual(first);
  done.push(mutation);
  return (first as Result & Record<string, { id: string }>)[field]?.id ?? '';
}

test('every mutation but a few takes a key and answers another request with it as a conflict', () => {
  expect(
    mutations
      .filter((mutation) => !keyed.includes(mutation) && !versioned.includes(mutation))
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...unkeyed].sort());
  expect(versioned.map(({ name }) => name)).toContain('updateRoom');
  const conflicting = mutations.filter(({ type }) => {
    const result = getNamedType(type);
    return isUnionType(result) && result.getTypes().some(({ name }) => name === 'IdempotencyConflictError');
  });
  expect(conflicting).toEqual(keyed);
});

test('each row that an office sets up is there once', async () => {
  const site = await once('createSite', 'site', { name: 'Uptown', timeZone: 'America/New_York', hours: [] });
  const room = await once('createRoom', 'room', { siteId: site, name: 'Room 1' });
  await once('changeRoomReadiness', 'room', { to: 'CLEANING' }, room);
  const email = `once-${randomUUID()}@example.org`;
  const account = { email, password: 'correct horse battery' };
  await once('addStaffMember', 'staffMember', { name: 'Anna Once', roles: ['CODER'], ...account });
  await once('registerPatient', 'patient', { givenName: 'Olga', familyName: 'Once', birthDate: '1950-01-01' });
  const { startDisplayPairing } = await createClient(server.url).ask<{ startDisplayPairing: { code: string } }>(
    'mutation { startDisplayPairing(input: {}) { ... on StartDisplayPairingSuccess { code } } }',
  );
  await once('pairDisplay', 'display', { code: startDisplayPairing.code, siteId: site });
});

test('a payer, its plan and a coverage are there once', async () => {
  const payerId = await once('createPayer', 'payer', { name: 'Northern Mutual' });
  const numbers = { sender: 'AB1', receiver: 'CD1' };
  const clearinghouseId = await once('createClearinghouse', 'clearinghouse', { name: 'Clearing', ...numbers });
  const way = {
    payerId,
    clearinghouseId,
    transaction: 'ELIGIBILITY',
    payerNumber: '60054',
    enrolledFrom: '2026-01-01',
  };
  await once('setPayerRoute', 'payerRoute', way);
  const conditions = [{ field: 'MODIFIER', operator: 'IS_MISSING' }];
  const words = { name: 'No modifier', fix: 'Add one.', effect: 'WARN' };
  await once('createPracticeRule', 'practiceRule', { ...words, conditions });
  const planId = await once('createPlan', 'plan', { payerId, name: 'Choice' });
  const membership = { planId, memberId: 'AB12', validFrom: '2026-01-01' };
  const coverage = await once('addCoverage', 'coverage', { patientId: await floor.office.patient(), ...membership });
  await once('endCoverage', 'coverage', { validUntil: '2026-12-31' }, coverage);
  await giveNpi(floor.office.manager);
  await once('checkEligibility', 'eligibilityCheck', { coverageId: coverage, serviceDate: '2026-12-01' });
  const promise = { number: 'A1', validFrom: '2026-01-01', validUntil: '2026-12-31', lines: [{ approved: 1 }] };
  const authorization = await once('recordAuthorization', 'authorization', { coverageId: coverage, ...promise });
  await once('cancelAuthorization', 'authorization', { reason: 'Typed twice' }, authorization);
  await once('setPayerRoute', 'payerRoute', { ...way, transaction: 'AUTHORIZATION' });
  const wished = { ...promise, number: null, status: 'REQUESTED', coverageId: coverage };
  const request = await once('recordAuthorization', 'authorization', wished);
  await once('requestAuthorization', 'authorization', {}, request);
  const visitTypeId = await floor.office.visitType();
  const rule = await once('setAuthorizationRule', 'authorizationRule', { payerId, visitTypeId });
  await once('clearAuthorizationRule', 'payer', {}, rule);
});

test('an appointment is booked, moved and called off once', async () => {
  const { office, siteId, visitTypeId } = floor;
  const at = (clock: string, days = 1) => timeAt(zoneAtNoon(), clock, days);
  const wanted = async () => ({
    ...{ siteId, visitTypeId, patientId: await office.patient(), providerId: await office.provider() },
  });
  const booked = await once('bookAppointment', 'appointment', { ...(await wanted()), startsAt: at('09:00') });
  await once('confirmAppointment', 'appointment', { answer: 'CONFIRMED' }, booked);
  const moved = await once('rescheduleAppointment', 'appointment', { startsAt: at('10:00') }, booked);
  await once('cancelAppointment', 'appointment', { by: 'PATIENT', reason: 'Has a cold' }, moved);
  await once('reinstateAppointment', 'appointment', { reason: 'Wrong line' }, moved);
  const missed = await floor.appointment({ startsAt: at('00:05', 0) });
  await once('markNoShow', 'appointment', {}, missed);
});

test('a visit takes each step once', async () => {
  const { siteId, visitTypeId, office } = floor;
  const room = await floor.room();
  const appointment = await floor.appointment({ startsAt: timeAt(zoneAtNoon(), '15:00') });
  const mistaken = await once('checkInAppointment', 'visit', {}, appointment);
  await once('undoCheckIn', 'visit', { reason: 'Wrong line' }, mistaken);
  const visit = await once('checkInWalkIn', 'visit', { siteId, visitTypeId, patientId: await office.patient() });
  await once('callPatient', 'visit', { roomId: room }, visit);
  await once('roomPatient', 'visit', {}, visit);
  await once('advanceVisit', 'visit', { to: 'WITH_PROVIDER' }, visit);
  await once('undoVisitStep', 'visit', {}, visit);
  await handOver(visit);
  await once('leaveWithoutBeingSeen', 'visit', {}, visit);
});

test('a charge is added and a provider is asked once', async () => {
  const { id } = await floor.arrival({ providerId: await floor.office.provider() });
  await floor.done('advanceVisit', id, { to: 'DONE' });
  const { coding } = await floor.visitNow<{ coding: { id: string } }>(id, '{ coding { id } }');
  await once('addCharge', 'charge', { visitCodingId: coding.id, code: 'G0439' });
  await once('queryProvider', 'codingQuery', { visitCodingId: coding.id, question: 'Left or right?' });
});

test('a patient’s people and consents are there once, and two records are merged and parted once', async () => {
  const [patientId, mergedId] = [await floor.office.patient(), await floor.office.patient()];
  const contact = await once('createContact', 'contact', { patientId, name: 'Con Tact' });
  await once('removeContact', 'patient', {}, contact);
  const guarantor = await once('createGuarantor', 'guarantor', { patientId, name: 'Guar Antor' });
  await once('endGuarantor', 'guarantor', {}, guarantor);
  const signed = { kind: 'TREATMENT', textVersion: '1', signedOn: '2020-01-01' };
  const consent = await once('recordConsent', 'consent', { patientId, ...signed });
  await once('withdrawConsent', 'consent', {}, consent);
  const both = { expectedVersion: 1, mergedId, mergedVersion: 1 };
  const merge = await once('mergePatients', 'patientMerge', both, patientId);
  await once('undoMerge', 'patientMerge', {}, merge);
});
async function handOver(visit: string): Promise<void> {
  const { viewer } = await floor.client.ask<{ viewer: { staffMember: { id: string } } }>(
    '{ viewer { staffMember { id } } }',
  );
  const toId = viewer.staffMember.id;
  await once('handOffVisit', 'visit', { toId }, visit);
  await once('declineVisit', 'visit', { reason: 'Busy' }, visit);
  await floor.done('handOffVisit', visit, { toId });
  await once('acceptVisit', 'visit', {}, visit);
  await floor.done('handOffVisit', visit, { toId: await floor.office.provider() });
  await once('withdrawHandOff', 'visit', {}, visit);
}

test('answers to claims are matched and dismissed once', async () => {
  const world = await openSentClaims(server, 2);
  const taker = await openTaker(server, world);
  const lost = ['LOST1', 'LOST2'].map((pcn) => ({ claim: { id: '', uuid: '', pcn, label: pcn }, status: 'A1:19' }));
  await taker.take(answersTo(world).c277ca('AY', lost));
  await taker.take(anAdvice([{ pcn: 'LOST1', icn: 'ICN1', paid: 120, segments: paidLines('LOST1') }]));
  await taker.stop();
  const { acknowledgements, advices } = await world.biller.ask<Record<string, { nodes: { id: string }[] }>>(
    '{ acknowledgements { nodes { id } } advices { nodes { id } } }',
  );
  const [first, second] = acknowledgements?.nodes ?? [];
  const claimId = world.claims[0]?.id;
  const expected = { expectedVersion: 1 };
  const reason = 'None of ours.';
  await once('matchAcknowledgement', 'acknowledgement', { ...expected, claimId }, first?.id, world.biller);
  await once('dismissAcknowledgement', 'acknowledgement', { ...expected, reason }, second?.id, world.biller);
  await once('matchAdvice', 'advice', { ...expected, claimId }, advices?.nodes[0]?.id, world.biller);
  await runAsOwner(
    server,
    `insert into coverage (practice_id, id, patient_id, plan_id, rank, member_id, relationship, valid_from)
     select practice_id, gen_random_uuid(), patient_id, plan_id, 2, 'W2', 'SELF', valid_from from coverage where practice_id = $1`,
    [world.practiceId],
  );
  await once('billNextCoverage', 'claim', {}, claimId, world.biller);
});

test('a claim is worked on, sent, corrected and appealed once', async () => {
  const world = await openBilling(server);
  const { biller } = world;
  const reason = 'As the payer asks';
  const [id = ''] = await world.claims();
  const work = (mutation: string, field: string, input: object, one?: string, client = biller) =>
    once(mutation, field, { ...input }, one, client);
  await work('holdClaim', 'claim', { reason }, id);
  await work('unholdClaim', 'claim', {}, id);
  await work('noteClaim', 'claim', { text: reason }, id);
  await work('scrubClaims', 'claims', { ids: [id] });
  await work('snoozeClaims', 'claims', { ids: [id], until: '2099-01-01' });
  await actOnAll(biller, 'snoozeClaims', { ids: [id] });
  await work('assignClaims', 'claims', { ids: [id] });
  await work('closeClaim', 'claim', { reason }, id);
  await work('reopenClaim', 'claim', { reason }, id);
  const [twice = ''] = await world.claims({ charges: [{}, {}] });
  const { claim } = await biller.ask<{ claim: { findings: { edit: string; path: string[] }[] } }>(
    'query($id: ID!) { claim(id: $id) { findings { edit path } } }',
    { id: twice },
  );
  await work('overrideFinding', 'claim', { ...claim.findings[0], reason }, twice);
  await work('submitClaims', 'batches', { claimIds: [id, twice] });
  const { batches } = await biller.ask<{ batches: { nodes: { id: string }[] } }>('{ batches { nodes { id } } }');
  await answer(server, world, id, { kind: Kind.FILE_ANSWERED, reports: Status.FILE_REJECTED });
  await work('resubmitBatch', 'batch', {}, batches.nodes[0]?.id);
  const decided = { kind: Kind.ADJUDICATED, payerControlNumber: 'ICN1' };
  await answer(server, world, twice, { ...decided, reports: Status.DENIED });
  await work('appealClaim', 'claim', { reason }, twice);
  await work('decideAppeal', 'claim', { outcome: 'UPHELD', reason }, twice);
  await work('correctClaim', 'claim', { reason }, twice);
  const [paid = ''] = await world.claims();
  await answer(server, world, paid, { ...decided, reports: Status.PAID });
  await work('voidClaim', 'claim', { reason }, paid);
  const [asked = ''] = await world.claims();
  await answer(server, world, asked, { kind: Kind.STATUS_REPORTED, reports: Status.INFO_REQUESTED });
  await work('answerPayerRequest', 'claim', { channel: 'FAX', text: 'The visit note' }, asked);
  await work('receiveEdiFile', 'ediFile', { clearinghouseId: world.clearinghouseId, content: acknowledgement(7) });
});

test('each other row that can be created is there once', async () => {
  const idOf = (kind: string) => (kind === 'Site' ? floor.siteId : '');
  const operations = rootOperations(schema, idOf).filter(({ kind, field }) => {
    const isLeft = kind === 'mutation' && field.startsWith('create') && !done.includes(field);
    return isLeft && keyed.some(({ name }) => name === field);
  });
  expect(operations.map(({ field }) => field)).toContain('createVisitType');
  for (const { field, variables } of operations) {
    const [, first = '', rest] = /^create(.)(.*)$/.exec(field) ?? [];
    await once(field, `${first.toLowerCase()}${rest}`, variables.input as Record<string, unknown>);
  }
});

test('no mutation with a key is missing here', () => {
  expect([...new Set(done)].sort()).toEqual(keyed.map(({ name }) => name).sort());
});
