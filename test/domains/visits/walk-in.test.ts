import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from './floor.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

test('a walk-in waits without an appointment, with a provider only if one was named', async () => {
  const fields = '{ isWalkIn stage appointment { id } provider { id } steps { from to by { name } } }';
  const { id } = await floor.arrival();
  expect(await floor.visitNow(id, fields)).toMatchObject({
    ...{ isWalkIn: true, stage: 'WAITING', appointment: null, provider: null },
    steps: [{ from: null, to: 'WAITING' }],
  });
  const providerId = await floor.office.provider();
  const { id: named } = await floor.arrival({ providerId });
  expect(await floor.visitNow(named, fields)).toMatchObject({ provider: { id: providerId } });
});

test('a walk-in needs a patient, site, visit type and provider of this practice', async () => {
  const stranger = await openOffice(server);
  const unknown = {
    patientId: await stranger.patient(),
    siteId: await stranger.site(),
    visitTypeId: await stranger.visitType(),
    providerId: await stranger.provider(),
  };
  for (const [name, id] of Object.entries(unknown)) {
    const result = await floor.walkIn({ [name]: id });
    expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', name] });
    expect(result.message).toMatch(/ of this practice; use the id of one that it has\.$/);
  }
});

test('a walk-in is not seen by a person who is no provider, nor by one without the role the visit type needs', async () => {
  const clerk = await floor.office.provider({ name: 'Cleo Clerk', isProvider: false });
  const visitTypeId = await floor.office.visitType({ neededRole: 'NURSE_PRACTITIONER' });
  const physician = await floor.office.provider({ name: 'Dr. Ada', roles: ['PHYSICIAN'] });
  const refused = { __typename: 'InvalidInputError', path: ['input', 'providerId'] };
  expect(await floor.walkIn({ providerId: clerk })).toMatchObject(refused);
  expect(await floor.walkIn({ providerId: physician, visitTypeId })).toMatchObject(refused);
});

test('a walk-in does not come for something that is no longer offered', async () => {
  const visitTypeId = await floor.office.visitType();
  await floor.office.manager.ask(
    `mutation($id: ID!) { updateVisitType(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }`,
    { id: visitTypeId },
  );
  expect(await floor.walkIn({ visitTypeId })).toMatchObject({ path: ['input', 'visitTypeId'] });
});
