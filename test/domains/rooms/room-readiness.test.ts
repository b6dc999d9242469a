import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from '../visits/floor.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

const states = ['READY', 'RESERVED', 'OCCUPIED', 'NEEDS_CLEANING', 'CLEANING', 'SETTING_UP', 'OUT_OF_SERVICE'];
const allowed: Record<string, string[]> = {
  READY: ['OUT_OF_SERVICE'],
  RESERVED: [],
  OCCUPIED: [],
  NEEDS_CLEANING: ['CLEANING', 'OUT_OF_SERVICE'],
  CLEANING: ['SETTING_UP', 'OUT_OF_SERVICE'],
  SETTING_UP: ['READY', 'OUT_OF_SERVICE'],
  OUT_OF_SERVICE: ['NEEDS_CLEANING'],
};

/** A room that stands there, brought to it as an office would. */
async function roomIn(readiness: string): Promise<string> {
  if (readiness === 'OUT_OF_SERVICE') {
    const id = await floor.room();
    await floor.done('changeRoomReadiness', id, { to: readiness, reason: 'No light' });
    return id;
  }
  const isHeld = ['RESERVED', 'OCCUPIED'].includes(readiness);
  const id = await floor.room(undefined, isHeld ? 'READY' : readiness);
  if (isHeld) {
    const { id: visitId } = await floor.arrival();
    await floor.done(readiness === 'RESERVED' ? 'callPatient' : 'roomPatient', visitId, { roomId: id });
  }
  return id;
}

describe.each(states)('a room that is %s', (from) => {
  const others = states.filter((to) => to !== from);
  const possible = others.filter((to) => allowed[from]?.includes(to));
  const impossible = others.filter((to) => !possible.includes(to));

  test(`can be moved by hand to ${possible.join(' or ') || 'nothing'}`, async () => {
    for (const to of possible) {
      const result = await floor.change('changeRoomReadiness', await roomIn(from), { to, reason: 'As asked' });
      expect(result).toMatchObject({ __typename: 'ChangeRoomReadinessSuccess', room: { readiness: to } });
    }
  });

  test(`is not moved by hand to ${impossible.join(', ')}`, async () => {
    const id = await roomIn(from);
    for (const to of [...impossible, from]) {
      const result = await floor.change('changeRoomReadiness', id, { to, reason: 'As asked' });
      expect(result).toMatchObject({
        __typename: 'ReadinessNotReachableError',
        path: ['input', 'to'],
        readiness: from,
        reachable: allowed[from],
      });
    }
    expect((await floor.roomNow(id)).readiness).toBe(from);
  });
});

test('a room goes out of service only for a reason', async () => {
  const id = await floor.room();
  const result = await floor.change('changeRoomReadiness', id, { to: 'OUT_OF_SERVICE' });
  expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'reason'] });
  expect((await floor.roomNow(id)).readiness).toBe('READY');
});

test('a refusal says how a kept or occupied room becomes free', async () => {
  const reserved = await floor.change('changeRoomReadiness', await roomIn('RESERVED'), { to: 'READY' });
  const occupied = await floor.change('changeRoomReadiness', await roomIn('OCCUPIED'), { to: 'NEEDS_CLEANING' });
  expect(reserved.message).toMatch(
    /RESERVED; bring in the patient it is kept for with roomPatient, or take the call back with undoVisitStep/,
  );
  expect(occupied.message).toMatch(/OCCUPIED; it needs cleaning as soon as the visit in it goes to CHECKOUT/);
});

test('each move of a room is kept with its person, time and reason, newest first, a page at a time', async () => {
  const id = await floor.room('Exam 1', 'NEEDS_CLEANING');
  await floor.done('changeRoomReadiness', id, { to: 'OUT_OF_SERVICE', reason: 'Leaking tap' });
  await floor.done('changeRoomReadiness', id, { to: 'NEEDS_CLEANING' });
  const document = `query($id: ID!, $after: String) { room(id: $id) {
    readiness readinessSince readinessBy { name }
    transitions(first: 2, after: $after) { edges { node { from to at by { name } reason } } pageInfo { hasNextPage endCursor } } } }`;
  interface Page {
    room: {
      readinessSince: string;
      readinessBy: { name: string };
      transitions: {
        edges: { node: { at: string; by: { name: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
  }
  const { room: first } = await floor.client.ask<Page>(document, { id });
  const { room: second } = await floor.client.ask<Page>(document, { id, after: first.transitions.pageInfo.endCursor });
  const colleague = first.readinessBy;
  expect([...first.transitions.edges, ...second.transitions.edges].map(({ node }) => node)).toMatchObject([
    { from: 'OUT_OF_SERVICE', to: 'NEEDS_CLEANING', at: first.readinessSince, by: colleague, reason: null },
    { from: 'NEEDS_CLEANING', to: 'OUT_OF_SERVICE', by: colleague, reason: 'Leaking tap' },
    { from: null, to: 'NEEDS_CLEANING', reason: null },
  ]);
  expect([first, second].map(({ transitions }) => transitions.pageInfo.hasNextPage)).toEqual([true, false]);
});

test('of two colleagues who move the same version of a room, the second gets the current room instead', async () => {
  const id = await floor.room();
  const { version: expectedVersion } = await floor.roomNow(id);
  const input = { to: 'OUT_OF_SERVICE', reason: 'No light', expectedVersion };
  await floor.done('changeRoomReadiness', id, input);
  const late = await floor.change('changeRoomReadiness', id, { to: 'NEEDS_CLEANING', expectedVersion });
  expect(late).toMatchObject({ __typename: 'StaleVersionError', current: { version: expectedVersion + 1 } });
});

test('front desk sees rooms but does not turn them over', async () => {
  const id = await floor.room();
  const desk = await floor.office.as('FRONT_DESK');
  const { errors } = await desk.send(
    `mutation($id: ID!) { changeRoomReadiness(id: $id, input: { to: OUT_OF_SERVICE, reason: "No" }) { __typename } }`,
    { id },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
