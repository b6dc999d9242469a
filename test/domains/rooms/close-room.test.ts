import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watch } from '../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, floorAt, openFloor, type Result } from '../visits/floor.ts';

let server: TestServer;
let floor: Floor;
let asManager: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
  asManager = await floorAt(floor.office, floor.office.manager, floor.siteId);
});

afterAll(() => server.stop());

async function setActive(id: string, isActive: boolean): Promise<Result> {
  const { version } = await floor.roomNow(id);
  return asManager.change('updateRoom', id, { expectedVersion: version, isActive });
}

interface Listed {
  rooms: { nodes: { id: string }[] };
  site: { rooms: { id: string }[] };
}

async function listed(includeInactive: boolean): Promise<string[][]> {
  const { rooms, site } = await floor.client.ask<Listed>(
    `query($siteId: ID!, $all: Boolean!) {
      rooms(includeInactive: $all, filter: { siteId: $siteId }, first: 100) { nodes { id } } site(id: $siteId) { rooms { id } } }`,
    { siteId: floor.siteId, all: includeInactive },
  );
  return [rooms.nodes, site.rooms].map((list) => list.map(({ id }) => id));
}

test('a closed room leaves the board and the lists, and comes back to be cleaned when it is opened again', async () => {
  const id = await floor.room();
  const board = watch<{ rooms: { kind: string; rooms: { id: string; readiness: string }[]; removed: string[] } }>({
    ...{ url: server.url, token: floor.client.token, variables: { siteId: floor.siteId } },
    query: 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind removed rooms { id readiness } } }',
  });
  await board.until(({ data }) => Boolean(data?.rooms.rooms.some((room) => room.id === id)));
  expect(await setActive(id, false)).toMatchObject({ __typename: 'UpdateRoomSuccess' });
  await board.until(({ data }) => Boolean(data?.rooms.removed.includes(id)));
  const [inUse, ofSite] = await listed(false);
  expect([inUse?.includes(id), ofSite?.includes(id)]).toEqual([false, false]);
  expect((await listed(true))[0]).toContain(id);
  expect(await setActive(id, true)).toMatchObject({ room: { readiness: 'NEEDS_CLEANING' } });
  await board.until(({ data }) =>
    Boolean(data?.rooms.rooms.some((room) => room.id === id && room.readiness === 'NEEDS_CLEANING')),
  );
  await board.stop();
});

describe('a closed room', () => {
  test('takes no patient and no work, and each refusal says how it is opened', async () => {
    const id = await floor.room('Old exam');
    await setActive(id, false);
    const visit = await floor.arrival();
    for (const mutation of ['callPatient', 'roomPatient']) {
      const refused = await floor.change(mutation, visit.id, { roomId: id });
      expect(refused).toMatchObject({ __typename: 'RoomNotReadyError', path: ['input', 'roomId'] });
      expect(refused.message).toContain('"Old exam" is closed.');
      expect(refused.readyRooms?.map(({ name }) => name)).not.toContain('Old exam');
    }
    const refused = await floor.change('changeRoomReadiness', id, { to: 'OUT_OF_SERVICE', reason: 'Leak' });
    expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
    expect(refused.message).toContain('updateRoom');
  });

  test('keeps its name, and the refusal of a second one says that it can be opened', async () => {
    const id = await floor.room('Annex');
    await setActive(id, false);
    await expect(floor.office.room(floor.siteId, { name: 'Annex' })).rejects.toThrow(
      /open that room again with updateRoom/,
    );
  });

  test('that was out of service is so when it is opened', async () => {
    const id = await floor.room();
    await floor.done('changeRoomReadiness', id, { to: 'OUT_OF_SERVICE', reason: 'Leak' });
    await setActive(id, false);
    expect(await setActive(id, true)).toMatchObject({ room: { readiness: 'OUT_OF_SERVICE' } });
  });

  test('is not returned to, and another one is', async () => {
    const [id, other] = [await floor.room(), await floor.room()];
    const visit = await floor.arrival();
    await floor.done('roomPatient', visit.id, { roomId: id });
    await floor.done('advanceVisit', visit.id, { to: 'CHECKOUT' });
    await setActive(id, false);
    const refused = await floor.change('undoVisitStep', visit.id);
    expect(refused).toMatchObject({ __typename: 'RoomNotReadyError', path: ['input', 'roomId'] });
    await floor.done('undoVisitStep', visit.id, { roomId: other });
  });
});

test.each(['RESERVED', 'OCCUPIED'])('a room that is %s is not closed', async (readiness) => {
  const id = await floor.room();
  const visit = await floor.arrival();
  await floor.done(readiness === 'RESERVED' ? 'callPatient' : 'roomPatient', visit.id, { roomId: id });
  const refused = await setActive(id, false);
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'isActive'] });
  expect(refused.message).toMatch(/undoVisitStep/);
});

test('a closed room does not count among the two hundred of a site', async () => {
  const siteId = await floor.office.site();
  const rooms: string[] = [];
  for (let count = 0; count < 200; count += 1) rooms.push(await floor.office.room(siteId));
  await expect(floor.office.room(siteId)).rejects.toThrow(/200 open rooms/);
  await setActive(rooms[0] ?? '', false);
  await floor.office.room(siteId);
  const refused = await setActive(rooms[0] ?? '', true);
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'isActive'] });
});
