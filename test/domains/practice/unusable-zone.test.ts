import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { diskPlace, type TestPlace } from '../../files/kit/places.ts';
import { watch } from '../../kit/live-client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, nextTuesday } from '../scheduling/calendar.ts';
import { type Desk, openDesk } from '../scheduling/desk.ts';

const day = nextTuesday();
let place: TestPlace;
let server: TestServer;
let desk: Desk;
let broken: string;
let cancelled: string;

beforeAll(async () => {
  place = await diskPlace();
  server = await startTestServer({ filePlace: place.place });
  desk = await openDesk(server);
  broken = await desk.office.site({ name: 'Old Mill' });
  await desk.booked({ startsAt: at(day, '09:00') });
  await desk.booked({ startsAt: at(day, '10:00'), siteId: broken });
  cancelled = (await desk.booked({ startsAt: at(day, '13:00'), siteId: broken })).id;
  await runAsOwner(server, "update site set time_zone = 'America/Gotham' where id = $1", [parseTypeId(broken)?.uuid]);
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

const saysSo = expect.stringMatching(/"America\/Gotham".*"Old Mill".*updateSite/);

test.each([
  ['dayList', `dayList(siteId: $siteId, date: "${day}") { nodes { id } }`, ''],
  [
    'freeSlots',
    `freeSlots(siteId: $siteId, visitTypeId: $visitTypeId, providerId: $providerId, from: "${at(day, '08:00')}") { startsAt }`,
    ', $visitTypeId: ID!, $providerId: ID!',
  ],
])('%s of the site says which site, and the way out', async (_field, field, variables) => {
  const { visitTypeId, providerId } = desk;
  const { errors } = await desk.client.send(`query($siteId: ID!${variables}) { ${field} }`, {
    ...{ siteId: broken, visitTypeId, providerId },
  });
  expect(errors?.[0]).toMatchObject({
    message: saysSo,
    extensions: { code: 'BAD_USER_INPUT', argument: ['siteId'] },
  });
});

test('so do its live day, bookings, check-ins and day sheets', async () => {
  const board = watch<unknown>({
    url: server.url,
    ...(desk.client.token ? { token: desk.client.token } : {}),
    query: 'subscription($siteId: ID!, $date: Date!) { appointments(siteId: $siteId, date: $date) { kind } }',
    variables: { siteId: broken, date: day },
  });
  await board.ended;
  expect(board.payloads[0]?.errors?.[0]).toMatchObject({ message: saysSo });
  const refusal = { __typename: 'InvalidInputError', message: saysSo };
  expect(await desk.book({ siteId: broken, startsAt: at(day, '11:00') })).toMatchObject(refusal);
  await desk.change('cancelAppointment', cancelled, { by: 'OFFICE', reason: 'Closed' });
  expect(await desk.change('reinstateAppointment', cancelled, { reason: 'Open after all' })).toMatchObject(refusal);
  const { visitTypeId } = desk;
  const writes = {
    checkInWalkIn: { siteId: broken, visitTypeId, patientId: await desk.office.patient() },
    printDaySheet: { siteId: broken, day },
  };
  for (const [mutation, input] of Object.entries(writes)) {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const { result } = await desk.client.ask<{ result: unknown }>(
      `mutation($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on UserError { message path } } }`,
      { input },
    );
    expect(result).toMatchObject({ ...refusal, path: ['input', 'siteId'] });
  }
});

test('the other sites’ days go on, and a provider’s day over all sites shows the site’s appointments too', async () => {
  const sitesOf = async (variables: Record<string, string>) => {
    const { dayList } = await desk.client.ask<{ dayList: { nodes: { site: unknown }[] } }>(
      `query($siteId: ID, $providerId: ID) { dayList(date: "${day}", siteId: $siteId, providerId: $providerId) {
        nodes { site { name timeZoneFault } } } }`,
      variables,
    );
    return dayList.nodes.map(({ site }) => site);
  };
  const fine = { name: expect.any(String), timeZoneFault: null };
  expect(await sitesOf({ siteId: desk.siteId, providerId: desk.providerId })).toEqual([fine]);
  expect(await sitesOf({ providerId: desk.providerId })).toEqual([
    fine,
    ...[1, 2].map(() => ({ name: 'Old Mill', timeZoneFault: saysSo })),
  ]);
});

test('its waiting room and rooms are shown, rooms are made ready, and updateSite heals it', async () => {
  const roomId = await desk.office.room(broken);
  const ready = await desk.office.as('MEDICAL_ASSISTANT');
  for (const to of ['CLEANING', 'SETTING_UP', 'READY']) {
    const { changeRoomReadiness } = await ready.ask<{ changeRoomReadiness: { __typename: string } }>(
      `mutation($id: ID!, $to: RoomReadiness!) { changeRoomReadiness(id: $id, input: { to: $to }) { __typename } }`,
      { id: roomId, to },
    );
    expect(changeRoomReadiness.__typename).toBe('ChangeRoomReadinessSuccess');
  }
  for (const field of ['waitingRoom', 'rooms']) {
    const board = watch<Record<string, unknown>>({
      url: server.url,
      ...(ready.token ? { token: ready.token } : {}),
      query: `subscription($siteId: ID!) { ${field}(siteId: $siteId) { kind } }`,
      variables: { siteId: broken },
    });
    const { data } = await board.until(() => true);
    await board.stop();
    expect(data).toEqual({ [field]: { kind: 'SNAPSHOT' } });
  }
  await desk.office.manager.ask(
    `mutation($id: ID!) { updateSite(id: $id, input: { expectedVersion: 1, timeZone: "America/New_York" }) { __typename } }`,
    { id: broken },
  );
  const { dayList } = await desk.client.ask<{ dayList: { nodes: unknown[] } }>(
    `query($siteId: ID!) { dayList(siteId: $siteId, date: "${day}") { nodes { id } } }`,
    { siteId: broken },
  );
  expect(dayList.nodes).toHaveLength(2);
});
