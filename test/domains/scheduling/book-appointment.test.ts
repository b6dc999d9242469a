import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

test('front desk books half an hour with a provider and a room', async () => {
  const roomId = await desk.office.room(desk.siteId);
  const patientId = await desk.office.patient({ familyName: 'Ackermann' });
  const { id, ...booked } = await desk.booked({
    startsAt: at(day, '08:00'),
    roomId,
    patientId,
    note: ' Brings X-rays ',
  });
  expect(booked).toEqual({
    startsAt: at(day, '08:00'),
    endsAt: at(day, '08:30'),
    status: 'BOOKED',
    confirmation: 'NOT_ASKED',
    version: 1,
  });
  const { appointment } = await desk.client.ask(
    `query($id: ID!) { appointment(id: $id) {
      patient { familyName } provider { id } site { id } visitType { id } room { id } note cancellation { by } rescheduledFrom { id } visit { id } } }`,
    { id },
  );
  expect(appointment).toEqual({
    patient: { familyName: 'Ackermann' },
    provider: { id: desk.providerId },
    site: { id: desk.siteId },
    visitType: { id: desk.visitTypeId },
    room: { id: roomId },
    note: 'Brings X-rays',
    cancellation: null,
    rescheduledFrom: null,
    visit: null,
  });
});

describe('each id that a booking names must fit', () => {
  test.each([
    [
      'a patient of another practice',
      'patientId',
      (other: Desk) => other.office.patient(),
      /names no patient of this practice/,
    ],
    [
      'a provider of another practice',
      'providerId',
      (other: Desk) => other.providerId,
      /names no provider of this practice/,
    ],
    [
      'a visit type of another practice',
      'visitTypeId',
      (other: Desk) => other.visitTypeId,
      /names no visit type of this practice/,
    ],
    ['a site of another practice', 'siteId', (other: Desk) => other.siteId, /names no site of this practice/],
    [
      'a room of another practice',
      'roomId',
      (other: Desk) => other.office.room(other.siteId),
      /names no room of this practice/,
    ],
  ])('%s looks as if it did not exist', async (_what, argument, idOf, message) => {
    const id = await idOf(await openDesk(server));
    const result = await desk.book({ startsAt: at(day, '09:00'), [argument]: id });
    expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', argument] });
    expect(result.message).toMatch(message);
  });

  test.each([
    ['a nurse who is no provider', 'providerId', () => desk.office.provider({ isProvider: false }), /name a provider/],
    ['a provider without the role it takes', 'providerId', () => desk.office.provider(), /role NURSE_PRACTITIONER/],
  ])('%s cannot be booked', async (_who, argument, make, message) => {
    const visitTypeId = await desk.office.visitType({ neededRole: 'NURSE_PRACTITIONER' });
    const result = await desk.book({ startsAt: at(day, '09:00'), visitTypeId, [argument]: await make() });
    expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', argument] });
    expect(result.message).toMatch(message);
  });

  test.each([
    ['of another site', async () => desk.office.room(await desk.office.site()), /another site/],
    ['of another kind', () => desk.office.room(desk.siteId, { kind: 'EXAM' }), /kind PROCEDURE, and this one is EXAM/],
    [
      'without the equipment',
      () => desk.office.room(desk.siteId, { kind: 'PROCEDURE', equipment: ['ECG'] }),
      /lacks ULTRASOUND/,
    ],
    ['that is closed', () => closedRoom(), /is closed/],
  ])('a room %s cannot be booked', async (_which, make, message) => {
    const visitTypeId = await desk.office.visitType({
      neededRoomKind: 'PROCEDURE',
      neededEquipment: ['ECG', 'ULTRASOUND'],
    });
    const result = await desk.book({ startsAt: at(day, '09:00'), visitTypeId, roomId: await make() });
    expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'roomId'] });
    expect(result.message).toMatch(message);
  });

  test('a provider who left and a visit type that is not offered any more cannot be booked', async () => {
    const providerId = await desk.office.provider();
    const visitTypeId = await desk.office.visitType();
    await desk.office.manager.ask(
      `mutation($provider: ID!, $visitType: ID!) {
        a: updateStaffMember(id: $provider, input: { expectedVersion: 1, isActive: false }) { __typename }
        b: updateVisitType(id: $visitType, input: { expectedVersion: 1, isActive: false }) { __typename } }`,
      { provider: providerId, visitType: visitTypeId },
    );
    const startsAt = at(day, '09:00');
    expect(await desk.book({ startsAt, providerId })).toMatchObject({ path: ['input', 'providerId'] });
    expect(await desk.book({ startsAt, visitTypeId })).toMatchObject({ path: ['input', 'visitTypeId'] });
  });
});

async function closedRoom(): Promise<string> {
  const id = await desk.office.room(desk.siteId, { kind: 'PROCEDURE', equipment: ['ECG', 'ULTRASOUND'] });
  const { changed } = await desk.office.manager.ask<{ changed: { __typename: string } }>(
    `mutation($id: ID!) { changed: updateRoom(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }`,
    { id },
  );
  expect(changed.__typename).toBe('UpdateRoomSuccess');
  return id;
}
