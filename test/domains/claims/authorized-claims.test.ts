import { afterAll, beforeAll, expect, test } from 'vitest';
import { write837p } from '../../../src/edi/claim/write-837p.ts';
import { ClaimEventKind, ClaimStatus } from '../../../src/generated/models.ts';
import { aFile } from '../../edi/kit/a-claim.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { code } from '../coding/coders-desk.ts';
import { authorizationNow, authorize } from '../insurance/authorized.ts';
import { timeAt, zoneAtNoon } from '../visits/at-noon.ts';
import { type Floor, floorAt } from '../visits/floor.ts';
import { authorizedPatient } from './kit/authorized-patient.ts';
import { type BillingWorld, openBilling } from './kit/billing-world.ts';
import { act, actOnAll, answer } from './kit/claim-acts.ts';
import { scrubbed } from './kit/scrubbed.ts';
import { snapshotNow } from './kit/snapshot-now.ts';

const zone = zoneAtNoon();

let server: TestServer;
let world: BillingWorld;
let desk: Client;
let coder: Client;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  desk = await world.office.as('FRONT_DESK');
  coder = await world.office.as('CODER');
  const address = { line1: '1 Main Street', city: 'Albany', state: 'NY', postalCode: '12207-1234' };
  const siteId = await world.office.site({ address, timeZone: zone });
  floor = await floorAt(world.office, await world.office.as('MEDICAL_ASSISTANT', 'FRONT_DESK'), siteId);
});

afterAll(() => server.stop());

const authorized = (kind: 'PRIOR_AUTH' | 'REFERRAL', lines: object[], facts: object = {}) =>
  authorizedPatient(world, kind, lines, { ...facts });

/** Codes the visit of a walk-in, or of an appointment, up to its release. */
async function coded(input: Record<string, unknown>, charges: object[], appointmentId?: string) {
  const visit = appointmentId
    ? (await floor.done('checkInAppointment', appointmentId)).visit
    : await floor.arrival({ providerId: world.providerId, ...input });
  await floor.done('advanceVisit', visit?.id ?? '', { to: 'DONE' });
  const { node } = await world.office.manager.ask<{ node: { coding: { id: string; version: number } } }>(
    'query($id: ID!) { node: visit(id: $id) { coding { id version } } }',
    { id: visit?.id },
  );
  const { id, version } = node.coding;
  await code(coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J06.9'] }, id);
  for (const charge of charges)
    await code(coder, 'addCharge', { visitCodingId: id, pointers: [1], amount: '80.00', ...charge });
  return id;
}

async function release(id: string, input: object = {}) {
  const { visitCoding } = await coder.ask<{ visitCoding: { version: number } }>(
    'query($id: ID!) { visitCoding(id: $id) { version } }',
    { id },
  );
  return code(coder, 'releaseCoding', { expectedVersion: visitCoding.version, ...input }, id);
}

const units = async (id: string) => {
  const [line] = (await authorizationNow(desk, id)).lines;
  return { reserved: line?.reserved, consumed: line?.consumed, left: line?.left };
};

const visits = [{ approved: 2 }];

test('releasing consumes what the appointment reserved, opening again gives it back, and so does a void', async () => {
  const { authorization, ...who } = await authorized('PRIOR_AUTH', visits);
  const appointment = await floor.appointment({
    ...who,
    providerId: world.providerId,
    startsAt: timeAt(zone, '14:00'),
  });
  expect(await units(authorization.id)).toEqual({ reserved: 1, consumed: 0, left: 1 });
  const id = await coded(who, [{ code: 'G0463' }], appointment);
  const { coding } = await release(id);
  expect(await units(authorization.id)).toEqual({ reserved: 0, consumed: 1, left: 1 });
  const reopened = await code(coder, 'reopenCoding', { expectedVersion: coding?.version, reason: 'Units' }, id);
  expect(await units(authorization.id)).toEqual({ reserved: 0, consumed: 0, left: 2 });
  expect(reopened.coding?.charges.nodes).toMatchObject([{ status: 'CODED' }]);
  const { claims, coding: again } = await release(id);
  expect(await units(authorization.id)).toEqual({ reserved: 0, consumed: 1, left: 1 });
  const rejected = { kind: ClaimEventKind.CLAIM_ANSWERED, reports: ClaimStatus.CLEARINGHOUSE_REJECTED };
  await answer(server, world, claims?.[0]?.id, rejected);
  await act(world.biller, 'correctClaim', claims?.[0]?.id, { reason: 'Not done' });
  const charge = again?.charges.nodes[0];
  const voided = await code(coder, 'voidCharge', { expectedVersion: (charge?.version ?? 0) + 1 }, charge?.id);
  expect(voided.charge?.status).toBe('VOIDED');
  expect(await units(authorization.id)).toEqual({ reserved: 0, consumed: 0, left: 2 });
});

test('without units a release is refused, and a reason lets it go', async () => {
  const { authorization, ...who } = await authorized('PRIOR_AUTH', [
    { code: 'G0463', unitKind: 'SERVICE', approved: 2 },
  ]);
  const id = await coded(who, [{ code: 'G0463', units: 3 }]);
  const refused = await release(id);
  expect(refused).toMatchObject({
    __typename: 'AuthorizationExhaustedError',
    path: ['input', 'authorizationOverrideReason'],
  });
  expect(refused.message).toContain('authorizationOverrideReason');
  const released = await release(id, { authorizationOverrideReason: 'The payer agreed by phone' });
  expect(released.claims).toMatchObject([{ status: 'READY' }]);
  expect(await units(authorization.id)).toEqual({ reserved: 0, consumed: 0, left: 2 });
});

test('the number of a prior authorization stands on the claim, or on the lines of its procedure', async () => {
  const { authorization: _, ...who } = await authorized('PRIOR_AUTH', visits);
  const whole = await release(await coded(who, [{ code: 'G0463' }, { code: 'G0008' }]));
  const { snapshot } = await snapshotNow(server, world, whole.claims?.[0]?.id);
  expect(snapshot).toMatchObject({ priorAuthorizationNumber: 'A-1', referralNumber: null, referringProvider: null });
  expect(snapshot.lines.map((line) => line.priorAuthorizationNumber)).toEqual([null, null]);
  expect(write837p(aFile([snapshot])).content).toContain('REF*G1*A-1~');
  const { authorization, ...other } = await authorized('PRIOR_AUTH', [
    { code: 'G0008', unitKind: 'SERVICE', approved: 2 },
  ]);
  const part = await release(await coded(other, [{ code: 'G0463' }, { code: 'G0008' }]));
  const claimId = part.claims?.[0]?.id;
  const lines = (await snapshotNow(server, world, claimId)).snapshot.lines;
  expect(lines.map((line) => line.priorAuthorizationNumber)).toEqual([null, 'A-1']);
  // The claim's own units count as left.
  expect(await scrubbed(server, claimId)).toEqual({ status: 'READY', findings: [] });
  const { version } = await authorizationNow(desk, authorization.id);
  await authorize(desk, 'cancelAuthorization', { expectedVersion: version, reason: 'Withdrawn' }, authorization.id);
  await actOnAll(world.biller, 'scrubClaims', { ids: [claimId] });
  expect(await scrubbed(server, claimId)).toEqual({
    ...{ status: 'SCRUB_FAILED', findings: ['ERROR prior-authorization lines.1.priorAuthorizationNumber'] },
  });
});

test('a referral comes with the provider who referred, who is another than the one who did the service', async () => {
  const nora = { givenName: 'Nora', familyName: 'Quist', npi: '1234567893' };
  const { authorization: _, ...who } = await authorized('REFERRAL', visits, { referringProvider: nora });
  const { claims } = await release(await coded(who, [{ code: 'G0463' }]));
  const { snapshot } = await snapshotNow(server, world, claims?.[0]?.id);
  expect(snapshot).toMatchObject({
    ...{ referralNumber: 'R-1', priorAuthorizationNumber: null },
    referringProvider: { name: { familyName: 'Quist', givenName: 'Nora' }, npi: '1234567893' },
  });
  const { content } = write837p(aFile([snapshot]));
  expect(content).toContain('REF*9F*R-1~');
  expect(content).toContain('NM1*DN*1*QUIST*NORA****XX*1234567893~');
  expect(await scrubbed(server, claims?.[0]?.id)).toEqual({ status: 'READY', findings: [] });
  const own = { referringProvider: { givenName: 'Ben', familyName: 'Kildare', npi: '1679576722' } };
  const { authorization: __, ...self } = await authorized('REFERRAL', visits, own);
  const { claims: refused } = await release(await coded(self, [{ code: 'G0463' }]));
  expect(await scrubbed(server, refused?.[0]?.id)).toEqual({
    ...{ status: 'SCRUB_FAILED', findings: ['ERROR referral referringProvider.npi'] },
  });
});
