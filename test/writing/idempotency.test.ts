import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createContext } from '../../src/execution/create-context.ts';
import { requestHash } from '../../src/writing/request-hash.ts';
import { write } from '../../src/writing/write.ts';
import { patience } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { uuidOf } from '../live/kit/full-floor.ts';
import { sendMutation } from './kit/send-mutation.ts';

let server: TestServer;
let office: Office;
let siteId: string;

beforeAll(async () => {
  server = await startTestServer();
});

beforeEach(async () => {
  office = await openOffice(server);
  siteId = await office.site();
});

afterAll(() => server.stop());

const fields = 'room { id name version }';
const createRoom = (input: Record<string, unknown>, client = office.manager, selected = fields) =>
  sendMutation(client, 'createRoom', { input: { siteId, ...input }, fields: selected });

async function roomNames(): Promise<string[]> {
  const { site } = await office.manager.ask<{ site: { rooms: { name: string }[] } }>(
    'query($id: ID!) { site(id: $id) { rooms { name } } }',
    { id: siteId },
  );
  return site.rooms.map(({ name }) => name);
}

test('a request that is sent again with its key answers the same and is done once', async () => {
  const idempotencyKey = randomUUID();
  const first = await createRoom({ name: 'Room 1', idempotencyKey });
  expect(first).toMatchObject({ __typename: 'CreateRoomSuccess', room: { name: 'Room 1', version: 1 } });
  expect(await createRoom({ name: 'Room 1', idempotencyKey })).toEqual(first);
  expect(await createRoom({ idempotencyKey, equipment: [], kind: 'EXAM', name: 'Room 1' })).toEqual(first);
  expect(await roomNames()).toEqual(['Room 1']);
});

test('a repeated request may select other fields, and sees the object as it is by then', async () => {
  const idempotencyKey = randomUUID();
  const { room } = await createRoom({ name: 'Room 1', idempotencyKey });
  await sendMutation(office.manager, 'updateRoom', {
    ...{ id: room?.id, fields },
    input: { expectedVersion: 1, name: 'Blue room' },
  });
  const again = await createRoom({ name: 'Room 1', idempotencyKey }, office.manager, 'room { id name site { id } }');
  expect(again.room).toEqual({ id: room?.id, name: 'Blue room', site: { id: siteId } });
});

test('another request with the same key is a conflict that names both ways out, and is not done', async () => {
  const idempotencyKey = randomUUID();
  await createRoom({ name: 'Room 1', idempotencyKey });
  const before = Date.now();
  const conflict = await createRoom({ name: 'Room 2', idempotencyKey });
  expect(conflict).toMatchObject({
    __typename: 'IdempotencyConflictError',
    message:
      'input.idempotencyKey was used for another createRoom: send that request unchanged to get its answer, or this one with a new key.',
    path: ['input', 'idempotencyKey'],
  });
  expect(Date.parse(conflict.usedAt ?? '')).toBeLessThanOrEqual(before);
  expect(await roomNames()).toEqual(['Room 1']);
});

test('a key belongs to one account, one mutation and one practice', async () => {
  const idempotencyKey = randomUUID();
  const colleague = await office.as('OFFICE_MANAGER');
  const elsewhere = await openOffice(server);
  await createRoom({ name: 'Room 1', idempotencyKey });
  expect((await createRoom({ name: 'Room 2', idempotencyKey }, colleague)).__typename).toBe('CreateRoomSuccess');
  const visitType = { name: 'Check-up', duration: 'PT20M', idempotencyKey };
  const other = await sendMutation(office.manager, 'createVisitType', {
    input: visitType,
    fields: 'visitType { name }',
  });
  expect(other.__typename).toBe('CreateVisitTypeSuccess');
  const theirs = { siteId: await elsewhere.site(), name: 'Room 3', idempotencyKey };
  expect((await createRoom(theirs, elsewhere.manager)).__typename).toBe('CreateRoomSuccess');
});

test('a refusal is not kept: the same request succeeds once nothing is in its way, and so does a corrected one', async () => {
  const idempotencyKey = randomUUID();
  const { room } = await createRoom({ name: 'Room 1' });
  const refused = await createRoom({ name: 'Room 1', idempotencyKey });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'name'] });
  await sendMutation(office.manager, 'updateRoom', {
    ...{ id: room?.id, fields },
    input: { expectedVersion: 1, name: 'Room 9' },
  });
  expect((await createRoom({ name: 'Room 1', idempotencyKey })).__typename).toBe('CreateRoomSuccess');
  const corrected = randomUUID();
  expect((await createRoom({ name: 'Room 1', idempotencyKey: corrected })).__typename).toBe('InvalidInputError');
  expect((await createRoom({ name: 'Room 2', idempotencyKey: corrected })).__typename).toBe('CreateRoomSuccess');
});

test('a key is kept for 24 hours, and old ones are taken away', async () => {
  const [idempotencyKey, old] = [randomUUID(), randomUUID()];
  await createRoom({ name: 'Room 1', idempotencyKey });
  await createRoom({ name: 'Room 2', idempotencyKey: old });
  const age = (by: string) =>
    runAsOwner(server, `update idempotency_key set used_at = used_at - interval '${by}' where practice_id = $1`, [
      uuidOf(office.practiceId),
    ]);
  await age('23 hours 58 minutes');
  expect((await createRoom({ name: 'Room 3', idempotencyKey })).__typename).toBe('IdempotencyConflictError');
  await age('3 minutes');
  expect((await createRoom({ name: 'Room 3', idempotencyKey })).__typename).toBe('CreateRoomSuccess');
  const kept = await runAsOwner(server, 'select key from idempotency_key where practice_id = $1', [
    uuidOf(office.practiceId),
  ]);
  expect(kept).toEqual([{ key: idempotencyKey }]);
});

test('an empty key and one that is too long are refused', async () => {
  for (const idempotencyKey of ['', 'x'.repeat(256)])
    expect(await createRoom({ name: 'Room 1', idempotencyKey })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'idempotencyKey'],
    });
});

test('a duplicate waits for the first, and does the work itself where the first was refused', async () => {
  const { app } = server;
  const origin = { address: null, device: null, requestId: 'test' };
  const asked = { mutation: 'test', key: randomUUID(), hash: '0' };
  const [hasBegun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const attempts: string[] = [];
  const send = async (name: string, work: () => Promise<{ __typename: string }>) => {
    const context = await createContext(app, { token: office.manager.token, origin, isActivity: true });
    context.request.asked = { ...asked, isTaken: false };
    return write(context, 'test', () => {
      attempts.push(name);
      return work();
    });
  };
  const first = send('first', async () => {
    hasBegun.resolve();
    await mayEnd.promise;
    return { __typename: 'InvalidInputError' };
  });
  await hasBegun.promise;
  const second = send('second', async () => ({ __typename: 'Success', count: 2 }));
  const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(() => runAsOwner(server, waiting), patience).toEqual([{ n: 1 }]);
  expect(attempts).toEqual(['first']);
  mayEnd.resolve();
  expect((await first).__typename).toBe('InvalidInputError');
  expect(await second).toEqual({ __typename: 'Success', count: 2 });
  expect(await send('third', async () => ({ __typename: 'Success' }))).toEqual({ __typename: 'Success', count: 2 });
  expect(attempts).toEqual(['first', 'second']);
});

test('an answer is kept without anything of a patient', async () => {
  const input = { givenName: 'Greta', familyName: 'Secretive', birthDate: '1971-02-03', idempotencyKey: randomUUID() };
  await sendMutation(office.manager, 'registerPatient', { input, fields: 'patient { id }' });
  const kept = await runAsOwner(server, 'select * from idempotency_key');
  expect(JSON.stringify(kept)).toContain('"Patient"');
  expect(JSON.stringify(kept)).not.toMatch(/Greta|Secretive|1971/);
});

test('requests are the same with their fields in any order, and passwords are not compared', () => {
  const at = new Date(0);
  expect(requestHash({ id: 'a', input: { b: 1, c: [{ d: at, e: null }] } })).toBe(
    requestHash({ input: { c: [{ e: null, d: at }], b: 1, idempotencyKey: 'k', password: 'p' }, id: 'a' }),
  );
  for (const other of [{ b: 2 }, { b: null }, {}, { b: 1, c: [] }, { b: '1' }])
    expect(requestHash({ input: other })).not.toBe(requestHash({ input: { b: 1 } }));
});
