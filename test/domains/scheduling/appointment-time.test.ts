import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, fromNow, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();
const hours = [
  { weekday: 'TUESDAY', opensAt: '13:00', closesAt: '17:00' },
  { weekday: 'TUESDAY', opensAt: '08:00', closesAt: '12:00' },
];

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server, { hours });
});

afterAll(() => server.stop());

test('an appointment begins at a whole minute', async () => {
  const result = await desk.book({ startsAt: at(day, '09:00:30') });
  expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'startsAt'] });
});

test('an appointment is not booked for a day that is over', async () => {
  const result = await desk.book({ startsAt: fromNow({ hours: -25 }), outsideHours: true });
  expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'startsAt'] });
});

test('a year that is a slip of the hand is refused', async () => {
  const result = await desk.book({ startsAt: '9999-12-31T23:45:00Z' });
  expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'startsAt'] });
});

test.each(['07:45', '11:45', '12:15', '16:31', '23:45'])(
  'half an hour from %s is not within hours, and the answer names them',
  async (clock) => {
    const result = await desk.book({ startsAt: at(day, clock) });
    expect(result).toMatchObject({
      __typename: 'OutsideHoursError',
      message: `On ${day} the site is open 08:00–12:00 and 13:00–17:00; choose a time within, or set input.outsideHours to true to book it anyway.`,
      path: ['input', 'startsAt'],
      hours: [hours[1], hours[0]],
    });
  },
);

test.each(['11:30', '13:00', '16:30'])('half an hour from %s is within hours to the minute', async (clock) => {
  expect(await desk.book({ startsAt: at(day, clock) })).toMatchObject({ __typename: 'BookAppointmentSuccess' });
});

test('the desk may book outside hours if it says so', async () => {
  const result = await desk.book({ startsAt: at(day, '19:00'), outsideHours: true });
  expect(result).toMatchObject({ __typename: 'BookAppointmentSuccess' });
});
