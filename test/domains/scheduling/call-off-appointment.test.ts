import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, fromNow, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();
const byPatient = { by: 'PATIENT', reason: 'Has a cold' };

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

/** An appointment of a provider of its own. */
async function booked(startsAt: string) {
  const providerId = await desk.office.provider();
  return { providerId, ...(await desk.booked({ startsAt, providerId, outsideHours: true })) };
}

describe('cancelling', () => {
  test('a cancelled appointment says by whom and why, and its time is free at once', async () => {
    const { id, providerId } = await booked(at(day, '09:00'));
    expect(await desk.change('cancelAppointment', id, byPatient)).toMatchObject({
      appointment: { status: 'CANCELLED', version: 2 },
    });
    const { appointment } = await desk.client.ask(
      'query($id: ID!) { appointment(id: $id) { cancellation { by reason isLate } } }',
      { id },
    );
    expect(appointment).toEqual({ cancellation: { ...byPatient, isLate: false } });
    expect(await desk.book({ startsAt: at(day, '09:00'), providerId })).toMatchObject({
      __typename: 'BookAppointmentSuccess',
    });
  });

  test.each([
    [{ hours: 23, minutes: 59 }, true],
    [{ hours: 24, minutes: 2 }, false],
  ])('a cancellation %o before the start is late: %s', async (ahead, isLate) => {
    const { id } = await booked(fromNow(ahead));
    await desk.change('cancelAppointment', id, { by: 'OFFICE', reason: 'Provider is ill' });
    const { appointment } = await desk.client.ask<{ appointment: { cancellation: { isLate: boolean } } }>(
      'query($id: ID!) { appointment(id: $id) { cancellation { isLate } } }',
      { id },
    );
    expect(appointment.cancellation.isLate).toBe(isLate);
  });

  test('a reason is needed', async () => {
    const { id } = await booked(at(day, '09:00'));
    expect(await desk.change('cancelAppointment', id, { by: 'OFFICE', reason: '  ' })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'reason'],
    });
  });
});

describe('no-shows', () => {
  test('a patient who did not come by the start is a no-show, and the rest of the time is free', async () => {
    const startsAt = fromNow({ minutes: 0 });
    const { id, providerId } = await booked(startsAt);
    expect(await desk.change('markNoShow', id)).toMatchObject({ appointment: { status: 'NO_SHOW', version: 2 } });
    expect(await desk.book({ startsAt, providerId, outsideHours: true })).toMatchObject({
      __typename: 'BookAppointmentSuccess',
    });
  });

  test('a patient is no no-show before the appointment begins', async () => {
    const { id } = await booked(at(day, '09:00'));
    const result = await desk.change('markNoShow', id);
    expect(result).toMatchObject({ __typename: 'AppointmentStateError', appointment: { status: 'BOOKED' } });
    expect(result.message).toMatch(/has not begun/);
  });
});

describe('confirming', () => {
  test('the answer of the patient is noted, and may change', async () => {
    const { id } = await booked(at(day, '09:00'));
    expect(await desk.change('confirmAppointment', id, { answer: 'ASKED' })).toMatchObject({
      appointment: { confirmation: 'ASKED', status: 'BOOKED', version: 2 },
    });
    expect(await desk.change('confirmAppointment', id)).toMatchObject({ appointment: { confirmation: 'CONFIRMED' } });
    expect(await desk.change('confirmAppointment', id, { answer: 'DECLINED' })).toMatchObject({
      appointment: { confirmation: 'DECLINED', status: 'BOOKED', version: 4 },
    });
  });

  test('an answer that was noted on the wrong line is taken back', async () => {
    const { id } = await booked(at(day, '09:00'));
    await desk.change('confirmAppointment', id);
    expect(await desk.change('confirmAppointment', id, { answer: 'NOT_ASKED' })).toMatchObject({
      appointment: { confirmation: 'NOT_ASKED', status: 'BOOKED' },
    });
  });
});

describe.each([
  ['a confirmation', 'confirmAppointment', {}],
  ['a cancellation', 'cancelAppointment', byPatient],
  ['a no-show', 'markNoShow', {}],
])('%s', (_what, mutation, input) => {
  test('is refused on an older version, with the current one', async () => {
    const { id } = await booked(fromNow({ minutes: 0 }));
    await desk.change('confirmAppointment', id);
    expect(await desk.change(mutation, id, { ...input, expectedVersion: 1 })).toMatchObject({
      __typename: 'StaleVersionError',
      path: ['input', 'expectedVersion'],
      current: { version: 2 },
    });
    const { __typename } = await desk.change(mutation, id, { ...input, expectedVersion: 2 });
    expect(__typename).toMatch(/Success$/);
  });

  test('is not possible any more once the appointment is cancelled', async () => {
    const { id } = await booked(fromNow({ minutes: 0 }));
    await desk.change('cancelAppointment', id, byPatient);
    const result = await desk.change(mutation, id, input);
    expect(result).toMatchObject({ __typename: 'AppointmentStateError', path: ['id'], appointment: { version: 2 } });
    expect(result.message).toMatch(
      /^This appointment is CANCELLED and cannot be .+; it can only be reinstated with reinstateAppointment/,
    );
  });

  test('does not reach an appointment of another practice', async () => {
    const { id } = await booked(fromNow({ minutes: 0 }));
    const other = await openDesk(server);
    expect(await other.change(mutation, id, input)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  });
});

test('an appointment whose patient has arrived can no longer be called off, and the answer says how it ends', async () => {
  const { id } = await booked(fromNow({ minutes: 0 }));
  await desk.client.ask('mutation($id: ID!) { checkInAppointment(id: $id) { __typename } }', { id });
  const { message } = await desk.change('cancelAppointment', id, byPatient);
  expect(message).toBe(
    'This appointment is ARRIVED and cannot be cancelled; its visit goes on with advanceVisit, and undoCheckIn takes the check-in back while it waits.',
  );
});
