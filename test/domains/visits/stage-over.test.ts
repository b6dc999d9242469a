import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { markOver } from '../../../src/domains/visits/mark-over.job.ts';
import { startTestWorkers, type TestWorkers } from '../../jobs/kit/start-test-workers.ts';
import { eventually } from '../../kit/eventually.ts';
import { watch } from '../../kit/live-client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from './floor.ts';
import { growOlder } from './grow-older.ts';

let server: TestServer;
let workers: TestWorkers;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  workers = await startTestWorkers(server.database, { kinds: [markOver] });
  floor = await openFloor(server);
  await limits([
    { stage: 'WAITING', limit: 'PT20M' },
    { stage: 'CHECKOUT', limit: 'PT5M' },
  ]);
});

afterAll(async () => {
  await workers.stop();
  await server.stop();
});

interface Over {
  isOver: boolean;
  overSince: string | null;
}

const over = '{ isOver overSince }';
const isOver = async (id: string) => (await floor.visitNow<Over>(id, over)).isOver;

/** Sets all thresholds of the practice, or of a visit type. */
async function limits(stageThresholds: object[], visitTypeId?: string): Promise<void> {
  const { manager } = floor.office;
  const { row } = await manager.ask<{ row: { version: number } }>(
    visitTypeId
      ? `{ row: node(id: "${visitTypeId}") { ... on VisitType { version } } }`
      : '{ row: practice { version } }',
  );
  const [mutation, type, id] = visitTypeId
    ? ['updateVisitType', 'UpdateVisitType', `id: "${visitTypeId}",`]
    : ['updatePractice', 'UpdatePractice', ''];
  const { result } = await manager.ask<{ result: { __typename: string } }>(
    `mutation($input: ${type}Input!) { result: ${mutation}(${id} input: $input) { __typename } }`,
    { input: { expectedVersion: row.version, stageThresholds } },
  );
  expect(result.__typename).toMatch(/Success$/);
}

/** Jobs about a visit that wait for their time. */
function waiting(id: string) {
  return runAsOwner<{ start_after: Date }>(
    server,
    `select start_after from foyer_jobs.job where name = 'visits.mark-over' and state = 'created' and data->>'visitId' = $1`,
    [parseTypeId(id)?.uuid],
  );
}

test('a stage that lasts longer than its threshold is over: committed and sent to the waiting room', async () => {
  const board = watch<{ waitingRoom: { visits: ({ ticket: string } & Over)[] } }>({
    ...{ url: server.url, token: floor.client.token, variables: { id: floor.siteId } },
    query: `subscription($id: ID!) { waitingRoom(siteId: $id) { visits { ticket isOver overSince } } }`,
  });
  await board.until(({ data }) => data != null);
  const { id, ticket } = await floor.arrival();
  const [job] = await waiting(id);
  const { stageSince } = await floor.visitNow<{ stageSince: string }>(id, '{ stageSince }');
  expect(job?.start_after.getTime()).toBe(new Date(stageSince).getTime() + 20 * 60_000);
  await growOlder(server, id);
  const pushed = await board.until(({ data }) =>
    Boolean(data?.waitingRoom.visits.some((visit) => visit.ticket === ticket && visit.isOver)),
  );
  const shown = pushed.data?.waitingRoom.visits.find((visit) => visit.ticket === ticket);
  const seen = await floor.visitNow<Over & { stageSince: string }>(id, '{ isOver overSince stageSince }');
  expect(shown?.overSince).toBe(seen.overSince);
  expect(new Date(seen.overSince ?? '').getTime()).toBe(new Date(seen.stageSince).getTime() + 20 * 60_000);
  await board.stop();
});

test('the change is in the audit trail, by the job', async () => {
  const patientId = await floor.office.patient();
  const { id } = await floor.arrival({ patientId });
  await growOlder(server, id);
  await eventually(async () => expect(await isOver(id)).toBe(true));
  const entries = await runAsOwner<{ actor: string; action: string }>(
    server,
    `select actor, action from audit_entry where operation = 'visits.mark-over' and entities = array[$1]`,
    [`${id}@2`],
  );
  expect(entries).toEqual([{ actor: 'visits.mark-over', action: 'UPDATE' }]);
});

describe('a job of a stage that the visit has left', () => {
  test('leaves nothing over', async () => {
    const { id } = await floor.arrival();
    await floor.done('roomPatient', id, { roomId: await floor.room() });
    await growOlder(server, id);
    await eventually(async () => expect(await waiting(id)).toEqual([]));
    expect(await isOver(id)).toBe(false);
  });

  test('finds an ended visit, and leaves it as it is', async () => {
    const { id } = await floor.arrival();
    await floor.done('advanceVisit', id, { to: 'DONE' });
    const { version } = await floor.visitNow(id);
    await growOlder(server, id);
    await eventually(async () => expect(await waiting(id)).toEqual([]));
    expect(await floor.visitNow<Over & { version: number }>(id, '{ isOver version }')).toEqual({
      isOver: false,
      version,
    });
  });
});

test('a step ends being over, and undoing it brings it back at once', async () => {
  const { id } = await floor.arrival();
  await growOlder(server, id);
  await eventually(async () => expect(await isOver(id)).toBe(true));
  const before = await floor.visitNow<Over>(id, over);
  await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
  expect(await isOver(id)).toBe(false);
  await floor.done('undoVisitStep', id);
  expect(await floor.visitNow<Over>(id, over)).toEqual(before);
});

test('a visit type has its own threshold, or none', async () => {
  const [patient, unlimited] = [
    await floor.office.visitType({ stageThresholds: [{ stage: 'WAITING', limit: 'PT23H' }] }),
    await floor.office.visitType({ stageThresholds: [{ stage: 'WAITING', limit: null }] }),
  ];
  const [usual, long, never] = [
    await floor.arrival(),
    await floor.arrival({ visitTypeId: patient }),
    await floor.arrival({ visitTypeId: unlimited }),
  ];
  for (const { id } of [long, never, usual]) await growOlder(server, id);
  await eventually(async () => expect(await isOver(usual.id)).toBe(true));
  // The threshold of 23 hours is sent again for its own time.
  await eventually(async () => expect(await waiting(long.id)).toHaveLength(1));
  expect([await isOver(long.id), await isOver(never.id)]).toEqual([false, false]);
  const { visits } = await floor.client.ask<{ visits: { nodes: { id: string }[] } }>(
    `query($siteId: ID!) { visits(filter: { siteId: $siteId, isOver: true }, first: 100) { nodes { id } } }`,
    { siteId: floor.siteId },
  );
  const found = visits.nodes.map((visit) => visit.id);
  expect([found.includes(usual.id), found.includes(long.id), found.includes(never.id)]).toEqual([true, false, false]);
});

test('a threshold that is changed counts for those who are here', async () => {
  const visitTypeId = await floor.office.visitType({ stageThresholds: [{ stage: 'WAITING', limit: 'PT23H' }] });
  const { id } = await floor.arrival({ visitTypeId });
  await growOlder(server, id);
  await limits([{ stage: 'WAITING', limit: 'PT1H' }], visitTypeId);
  await eventually(async () => expect(await isOver(id)).toBe(true));
  await limits([{ stage: 'WAITING', limit: 'PT22H' }], visitTypeId);
  await eventually(async () => expect(await isOver(id)).toBe(false));
  await limits([], visitTypeId);
  await eventually(async () => expect(await isOver(id)).toBe(true));
});
