import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { RoomEntity } from '../../src/domains/rooms/room.entity.ts';
import { roomChanged } from '../../src/domains/rooms/room.events.ts';
import { StaffMemberEntity } from '../../src/domains/staff/staff-member.entity.ts';
import { createContext } from '../../src/execution/create-context.ts';
import { RoomKind, RoomReadiness } from '../../src/generated/models.ts';
import { isRefusal, type WriteUnit } from '../../src/writing/unit.ts';
import { write } from '../../src/writing/write.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

async function inUnit<Result extends { __typename: string }>(work: (unit: WriteUnit) => Promise<Result>) {
  const origin = { address: null, device: null, requestId: 'test' };
  const { token } = office.manager;
  return write(await createContext(server.app, { token, origin, isActivity: true }), 'test', work);
}

const uuidOf = (id: string) => parseTypeId(id)?.uuid ?? '';

test('a row is made with the practice of the write and an id of its own', async () => {
  const siteId = uuidOf(await office.site());
  const made = await inUnit(async (unit) => {
    const state = { readiness: RoomReadiness.NEEDS_CLEANING, readinessSince: unit.now };
    const room = unit.create(RoomEntity, { siteId, name: 'Made', kind: RoomKind.EXAM, equipment: [], ...state });
    await unit.save(roomChanged(room));
    return { __typename: 'Success', room };
  });
  const id = made.room.id;
  expect(await runAsOwner(server, `select practice_id, name, version from room where id = '${id}'`)).toEqual([
    { practice_id: uuidOf(office.practiceId), name: 'Made', version: 1 },
  ]);
  const events = await runAsOwner(server, `select type, topics from event_log where subject_id = '${id}'`);
  expect(events).toEqual([{ type: 'ROOM_CHANGED', topics: [`rooms:${siteId}`] }]);
});

test('a row that the practice does not have is refused at the argument that names it, in its own word', async () => {
  const elsewhere = await openOffice(server);
  const theirs = uuidOf(await elsewhere.room(await elsewhere.site()));
  await inUnit(async (unit) => {
    for (const id of [randomUUID(), theirs]) {
      expect(await unit.lock(RoomEntity, id)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
      expect(await unit.lock(RoomEntity, id, 1)).toMatchObject({
        message: 'id names no room of this practice; use the id of one that it has.',
        path: ['id'],
      });
    }
    expect(await unit.find(StaffMemberEntity, randomUUID(), { path: ['input', 'providerId'] })).toMatchObject({
      message: 'input.providerId names no provider of this practice; use the id of one that it has.',
      path: ['input', 'providerId'],
    });
    expect(await unit.lock(StaffMemberEntity, randomUUID(), { path: ['input', 'who'] })).toMatchObject({
      message: 'input.who names no staff member of this practice; use the id of one that it has.',
    });
    return { __typename: 'Success' };
  });
});

test('a row that was changed since it was read is refused with what it is now', async () => {
  const id = uuidOf(await office.room(await office.site(), { name: 'Changed' }));
  await inUnit(async (unit) => {
    const stale = await unit.lock(RoomEntity, id, 7);
    expect(isRefusal(stale)).toBe(true);
    expect(stale).toMatchObject({
      __typename: 'StaleVersionError',
      path: ['input', 'expectedVersion'],
      current: { __typename: 'Room', id, version: 1, name: 'Changed' },
    });
    for (const expected of [1, null, undefined]) {
      const room = await unit.lock(RoomEntity, id, expected);
      expect(isRefusal(room)).toBe(false);
      expect(room).toMatchObject({ id, version: 1 });
    }
    return { __typename: 'Success' };
  });
});

test('a locked row is kept from others until commit, and they then see what became of it', async () => {
  const id = uuidOf(await office.room(await office.site()));
  const isLocked = Promise.withResolvers<void>();
  const first = inUnit(async (unit) => {
    const room = await unit.lock(RoomEntity, id);
    if (isRefusal(room)) return room;
    isLocked.resolve();
    const asked = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(() => runAsOwner(server, asked)).toEqual([{ n: 1 }]);
    room.name = 'First';
    return { __typename: 'Success', room };
  });
  await isLocked.promise;
  const second = await inUnit(async (unit) => {
    const room = await unit.lock(RoomEntity, id, 1);
    return isRefusal(room) ? room : { __typename: 'Success', room };
  });
  expect((await first).__typename).toBe('Success');
  expect(second).toMatchObject({ __typename: 'StaleVersionError', current: { name: 'First', version: 2 } });
});
