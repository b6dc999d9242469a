import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { watch } from '../../kit/live-client.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, floorAt, type Result } from './floor.ts';

let server: TestServer;
/** The floor of an assistant, and those of a nurse and a provider of the same office. */
let assistant: Floor;
let nurse: Floor;
let provider: Floor;
const ids = new Map<Floor, string>();

beforeAll(async () => {
  server = await startTestServer();
  const office = await openOffice(server);
  const siteId = await office.site();
  const at = async (...roles: string[]) => {
    const client = await office.as(...roles);
    const floor = await floorAt(office, client, siteId);
    ids.set(floor, await ownId(client));
    return floor;
  };
  assistant = await at('MEDICAL_ASSISTANT');
  nurse = await at('REGISTERED_NURSE');
  provider = await at('PHYSICIAN');
});

afterAll(() => server.stop());

async function ownId(client: Client): Promise<string> {
  const { viewer } = await client.ask<{ viewer: { staffMember: { id: string } } }>('{ viewer { staffMember { id } } }');
  return viewer.staffMember.id;
}

interface Hands {
  inHandsOf: { id: string } | null;
  handOff: { note: string | null; from: { id: string }; to: { id: string }; status: string } | null;
}

const hands = '{ inHandsOf { id } handOff { note status from { id } to { id } } }';
const toId = (floor: Floor) => ids.get(floor) ?? '';

async function history(visitId: string) {
  const { handOffs } = await assistant.client.ask<{
    handOffs: { nodes: { status: string; reason: string | null; closedBy: { id: string } | null; closedAt: string }[] };
  }>(
    `query($id: ID!) { handOffs(filter: { visitId: $id }, orderBy: EARLIEST_FIRST) {
      nodes { status reason closedAt closedBy { id } } } }`,
    { id: visitId },
  );
  return handOffs.nodes;
}

test('a visit goes from the assistant to the nurse to the provider, each of whom accepts it', async () => {
  const { id } = await assistant.arrival();
  await assistant.done('handOffVisit', id, { toId: toId(nurse), note: 'Interpreter is on the way' });
  expect(await assistant.visitNow<Hands>(id, hands)).toEqual({
    inHandsOf: null,
    handOff: {
      ...{ note: 'Interpreter is on the way', status: 'OFFERED' },
      ...{ from: { id: toId(assistant) }, to: { id: toId(nurse) } },
    },
  });
  await nurse.done('acceptVisit', id);
  expect(await nurse.visitNow<Hands>(id, hands)).toEqual({ inHandsOf: { id: toId(nurse) }, handOff: null });
  await nurse.done('handOffVisit', id, { toId: toId(provider) });
  await provider.done('acceptVisit', id);
  expect((await nurse.visitNow<Hands>(id, hands)).inHandsOf).toEqual({ id: toId(provider) });
  expect((await history(id)).map(({ status, closedBy }) => [status, closedBy?.id])).toEqual([
    ['ACCEPTED', toId(nurse)],
    ['ACCEPTED', toId(provider)],
  ]);
});

test('a visit that is declined, with a reason, stays in the hands it was in', async () => {
  const { id } = await assistant.arrival();
  await assistant.done('handOffVisit', id, { toId: toId(nurse) });
  expect(await nurse.change('declineVisit', id, { reason: ' ' })).toMatchObject({ path: ['input', 'reason'] });
  await nurse.done('declineVisit', id, { reason: 'With another patient' });
  expect(await nurse.visitNow<Hands>(id, hands)).toEqual({ inHandsOf: null, handOff: null });
  expect(await history(id)).toMatchObject([{ status: 'DECLINED', reason: 'With another patient' }]);
});

describe('a hand-off to the wrong colleague', () => {
  test('is replaced by one to the right colleague', async () => {
    const { id } = await assistant.arrival();
    await assistant.done('handOffVisit', id, { toId: toId(nurse) });
    await assistant.done('handOffVisit', id, { toId: toId(provider) });
    const refused = await nurse.change('acceptVisit', id);
    expect(refused).toMatchObject({ __typename: 'HandOffStateError', path: ['id'], handOff: { status: 'OFFERED' } });
    await provider.done('acceptVisit', id);
    expect((await history(id)).map(({ status }) => status)).toEqual(['WITHDRAWN', 'ACCEPTED']);
  });

  test('is taken back', async () => {
    const { id } = await assistant.arrival();
    await assistant.done('handOffVisit', id, { toId: toId(nurse) });
    await assistant.done('withdrawHandOff', id, { reason: 'Wrong name' });
    expect(await history(id)).toMatchObject([{ status: 'WITHDRAWN', reason: 'Wrong name' }]);
  });
});

test.each([
  ['DONE', (id: string) => assistant.done('advanceVisit', id, { to: 'DONE' })],
  ['LEFT_WITHOUT_BEING_SEEN', (id: string) => assistant.done('leaveWithoutBeingSeen', id)],
  ['ENTERED_IN_ERROR', (id: string) => assistant.done('undoCheckIn', id, { reason: 'Wrong line' })],
])('a visit that is %s waits for no answer and is handed to no colleague', async (stage, end) => {
  const { id } = await assistant.arrival();
  await assistant.done('handOffVisit', id, { toId: toId(nurse) });
  await end(id);
  expect(await history(id)).toMatchObject([{ status: 'WITHDRAWN' }]);
  const refused = await assistant.change('handOffVisit', id, { toId: toId(nurse) });
  expect(refused).toMatchObject({ __typename: 'HandOffStateError', path: ['id'], handOff: null });
  expect(refused.message).toContain(stage);
});

describe('a colleague who cannot take a visit', () => {
  const others: Record<string, () => Promise<string>> = {
    'at the front desk': async () => ownId(await assistant.office.as('FRONT_DESK')),
    'in coding': async () => ownId(await assistant.office.as('CODER')),
    'whose membership has ended': async () => {
      const id = await assistant.office.provider();
      await assistant.office.manager.ask(
        'mutation($id: ID!) { updateStaffMember(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }',
        { id },
      );
      return id;
    },
    'of another practice': async () => (await openOffice(server)).provider(),
  };

  test.each(Object.entries(others))('%s is refused', async (_what, make) => {
    const { id } = await assistant.arrival();
    const refused = await assistant.change('handOffVisit', id, { toId: await make() });
    expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'toId'] });
    expect((await assistant.visitNow<Hands>(id, hands)).handOff).toBeNull();
  });

  test('because the visit is in their hands already is refused', async () => {
    const { id } = await assistant.arrival();
    await assistant.done('handOffVisit', id, { toId: toId(nurse) });
    await nurse.done('acceptVisit', id);
    expect(await assistant.change('handOffVisit', id, { toId: toId(nurse) })).toMatchObject({
      path: ['input', 'toId'],
    });
  });

  test.each(['acceptVisit', 'declineVisit', 'withdrawHandOff'])(
    '%s without a hand-off is refused',
    async (mutation) => {
      const { id } = await assistant.arrival();
      const input = mutation === 'declineVisit' ? { reason: 'Busy' } : {};
      const refused = await nurse.change(mutation, id, input);
      expect(refused).toMatchObject({ __typename: 'HandOffStateError', path: ['id'], handOff: null });
      expect(refused.message).toContain('handOffVisit');
    },
  );
});

test('of an answer and a withdrawal at the same moment one counts', async () => {
  const { id } = await assistant.arrival();
  await assistant.done('handOffVisit', id, { toId: toId(nurse) });
  const results: Result[] = await Promise.all([
    nurse.change('acceptVisit', id),
    assistant.change('withdrawHandOff', id),
    nurse.change('declineVisit', id, { reason: 'Busy' }),
  ]);
  expect(results.filter(({ __typename }) => __typename.endsWith('Success'))).toHaveLength(1);
  expect(await history(id)).toHaveLength(1);
});

interface Handed {
  handOffs: { kind: string; handOffs: { visit: { ticket: string }; note: string | null }[]; removed: string[] };
}

test('the receiver and the waiting room see a hand-off come and go, live', async () => {
  const url = server.url;
  const mine = watch<Handed>({
    ...{ url, token: nurse.client.token, variables: { id: toId(nurse) } },
    query: `subscription($id: ID!) { handOffs(staffMemberId: $id) { kind removed handOffs { note visit { ticket } } } }`,
  });
  const room = watch<{ waitingRoom: { visits: { ticket: string; handOff: { to: { id: string } } | null }[] } }>({
    ...{ url, token: assistant.client.token, variables: { id: assistant.siteId } },
    query: `subscription($id: ID!) { waitingRoom(siteId: $id) { visits { ticket handOff { to { id } } } } }`,
  });
  await mine.until(({ data }) => data?.handOffs.kind === 'SNAPSHOT');
  await room.until(({ data }) => data != null);
  const { id, ticket } = await assistant.arrival();
  await assistant.done('handOffVisit', id, { toId: toId(nurse), note: 'Fever' });
  await mine.until(({ data }) =>
    Boolean(data?.handOffs.handOffs.some(({ note, visit }) => note === 'Fever' && visit.ticket === ticket)),
  );
  await room.until(({ data }) =>
    Boolean(data?.waitingRoom.visits.some((visit) => visit.ticket === ticket && visit.handOff?.to.id === toId(nurse))),
  );
  await nurse.done('acceptVisit', id);
  await mine.until(({ data }) => (data?.handOffs.removed.length ?? 0) > 0);
  await Promise.all([mine.stop(), room.stop()]);
});

test('the member who brought the patient into the room is on record, the actor unless another is named', async () => {
  const escorts = '{ escortedBy { id } }';
  const first = await assistant.arrival();
  await assistant.done('roomPatient', first.id, { roomId: await assistant.room() });
  expect(await assistant.visitNow(first.id, escorts)).toEqual({ escortedBy: { id: toId(assistant) } });
  await assistant.done('undoVisitStep', first.id);
  expect(await assistant.visitNow(first.id, escorts)).toEqual({ escortedBy: null });
  const second = await assistant.arrival();
  const roomId = await assistant.room();
  await assistant.done('roomPatient', second.id, { roomId, escortedById: toId(nurse) });
  expect(await assistant.visitNow(second.id, escorts)).toEqual({ escortedBy: { id: toId(nurse) } });
  const gone = await assistant.office.provider();
  await assistant.office.manager.ask(
    'mutation($id: ID!) { updateStaffMember(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }',
    { id: gone },
  );
  const third = await assistant.arrival();
  const refused = await assistant.change('roomPatient', third.id, {
    ...{ roomId: await assistant.room(), escortedById: gone },
  });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'escortedById'] });
});
