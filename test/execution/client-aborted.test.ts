import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { ended, waitingFor } from '../kit/backends.ts';
import type { Client } from '../kit/client.ts';
import { eventually } from '../kit/eventually.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from '../live/kit/close-gate.ts';
import { figure } from '../live/kit/figure.ts';
import { closesConnection, closesSocket, closesStream, completesOperation } from '../reading/kit/leavers.ts';
import { recordStatements } from '../reading/kit/record-statements.ts';

let server: TestServer;
let office: Office;
let desk: Client;
let siteId: string;
let patientId: string;
const lines: string[] = [];

beforeAll(async () => {
  server = await startTestServer({ log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }) });
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK', 'OFFICE_MANAGER');
  siteId = await office.site();
  await office.room(siteId, { name: 'Exam 1' });
  patientId = await office.patient();
});

beforeEach(() => {
  lines.length = 0;
});

afterAll(() => server.stop());

const cancelled = async () =>
  Number(/^foyer_cancelled_operations_total (\d+)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);

const said = (level: number) => lines.map((line) => JSON.parse(line)).filter((line) => line.level === level);
const saidGone = () => said(30).filter(({ msg }) => msg === 'operation cancelled: the client left');

const readings = () =>
  runAsOwner(server, 'select operation from audit_entry where action = $1', ['READ']).then(({ length }) => length);

/** Closed at the latest when the test is over. */
async function gated(table: string): ReturnType<typeof closeGate> {
  const gate = await closeGate(server, table);
  onTestFinished(() => gate.open().catch(() => {}));
  return gate;
}

const statementsOfWatching = /pg_stat_activity|pg_locks|audit_entry where action/;

const patientWithVisits = 'query($id: ID!) { patient(id: $id) { familyName visits { edges { node { id } } } } }';
const board = 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind rooms { name } } }';

test.each([
  ['closes its connection', closesConnection, patientWithVisits, 'visit'],
  ['completes its operation', completesOperation, patientWithVisits, 'patient'],
  ['closes its WebSocket', closesSocket, patientWithVisits, 'visit'],
  ['completes a subscription that is looked into', completesOperation, board, 'site'],
  ['closes a stream that is looked into', closesStream, board, 'site'],
  ['completes a subscription whose first payload is being made', completesOperation, board, 'room'],
  ['closes its WebSocket while its first payload is being made', closesSocket, board, 'room'],
  ['closes a stream whose first payload is being made', closesStream, board, 'room'],
  ['closes its connection while it is looked up', closesConnection, '{ viewer { permissions } }', 'session'],
])('when a client %s, PostgreSQL stops working for it, and nothing more is asked', async (_how, ask, query, table) => {
  const [before, read] = [await cancelled(), await readings()];
  const isFound = await desk.ask('{ practice { id } }');
  const gate = await gated(table);
  const statements = recordStatements();
  const leave = await ask(server, { token: desk.token, query, variables: { id: patientId, siteId } });
  const pids = await waitingFor(server, table);
  statements.take();
  leave();
  await ended(server, pids);
  await eventually(() => expect(saidGone()).toHaveLength(1));
  expect(statements.take().filter((one) => !statementsOfWatching.test(one))).toEqual([]);
  statements.stop();
  await gate.open();
  expect(await desk.ask('{ practice { id } }')).toEqual(isFound);
  expect([await cancelled(), await readings()]).toEqual([before + 1, read]);
  expect(saidGone()).toMatchObject([{ requestId: expect.any(String) }]);
  expect(Object.keys(saidGone()[0]).sort()).toEqual(['hostname', 'level', 'msg', 'pid', 'requestId', 'time']);
  expect(said(50)).toEqual([]);
});

test('clients that ask for what takes long and leave take nothing from those who stay', async () => {
  const gate = await gated('patient');
  // Two, since one alone does not get all connections.
  const tokens = [desk.token, office.manager.token];
  const leaves = await Promise.all(
    Array.from({ length: 30 }, (_, turn) =>
      closesConnection(server, { token: tokens[turn % 2], query: patientWithVisits, variables: { id: patientId } }),
    ),
  );
  const pids = await waitingFor(server, 'patient', 12);
  for (const leave of leaves) leave();
  expect((await desk.ask<{ site: object }>('query($id: ID!) { site(id: $id) { id } }', { id: siteId })).site).toEqual({
    id: siteId,
  });
  await ended(server, pids);
  await gate.open();
});

/** Registers a new patient, unlike all others, and requests the visits of that patient. */
const register = (familyName: string, birthYear: number) => `registerPatient(
  input: { givenName: "${familyName.toUpperCase()}", familyName: "${familyName}", birthDate: "${birthYear}-04-01" }
) { __typename ... on RegisterPatientSuccess { patient { visits { edges { node { id } } } } } }`;

const registered = (...familyNames: string[]) =>
  eventually(async () =>
    expect(await runAsOwner(server, 'select 1 from patient where family_name = any($1)', [familyNames])).toHaveLength(
      familyNames.length,
    ),
  );

test('a mutation whose client leaves is done, and only not answered', async () => {
  const gate = await gated('patient');
  const closed = nextClose();
  const query = `mutation { ${register('Quill', 1981)} }`;
  const leave = await closesConnection(server, { token: desk.token, query });
  await waitingFor(server, 'patient');
  leave();
  await closed;
  await gate.open();
  await registered('Quill');
  await eventually(() => expect(saidGone()).toHaveLength(1));
});

test('a mutation that is done and reads for its answer is stopped reading', async () => {
  const gate = await gated('visit');
  const query = `mutation { ${register('Bramble', 1982)} }`;
  const leave = await closesSocket(server, { token: desk.token, query });
  const pids = await waitingFor(server, 'visit');
  leave();
  await ended(server, pids);
  await eventually(() => expect(saidGone()).toHaveLength(1));
  await gate.open();
  await registered('Bramble');
});

test('of two mutations in one operation both are done, though the client leaves while the first is answered', async () => {
  const gate = await gated('visit');
  const closed = nextClose();
  const query = `mutation { one: ${register('Thorn', 1983)} two: ${register('Yarrow', 1984)} }`;
  const leave = await closesConnection(server, { token: desk.token, query });
  await waitingFor(server, 'visit');
  leave();
  await closed;
  await gate.open();
  await registered('Thorn', 'Yarrow');
  expect(saidGone()).toEqual([]);
});

test('a client that leaves a shared payload leaves it to the others, and the last to leave stops it', async () => {
  const before = await cancelled();
  const query = 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind rooms { name site { name } } } }';
  const [one, other] = [1, 2].map(() =>
    watch<{ rooms: { kind: string } }>({ url: server.url, token: desk.token ?? '', query, variables: { siteId } }),
  );
  if (!one || !other) throw new Error('There are two.');
  for (const { until } of [one, other]) await until(({ data }) => data?.rooms.kind === 'SNAPSHOT');
  const id = await office.room(siteId, { name: 'Exam 2' });
  for (const { until } of [one, other]) await until(({ data }) => data?.rooms.kind === 'CHANGE');
  const gate = await gated('site');
  const rename = 'mutation($id: ID!, $input: UpdateRoomInput!) { updateRoom(id: $id, input: $input) { __typename } }';
  expect(await office.manager.ask(rename, { id, input: { expectedVersion: 1, name: 'Exam 3' } })).toEqual({
    updateRoom: { __typename: 'UpdateRoomSuccess' },
  });
  const pids = await waitingFor(server, 'site');
  const told = other.payloads.length;
  await one.stop();
  await eventually(async () => expect(await figure(server, 'watchers')).toBe(1));
  expect(await waitingFor(server, 'site')).toEqual(pids);
  await gate.open();
  await other.until((payload) => other.payloads.indexOf(payload) >= told && payload.data?.rooms.kind === 'CHANGE');
  expect(await cancelled()).toBe(before);
  const secondGate = await gated('site');
  await office.manager.ask(rename, { id, input: { expectedVersion: 2, name: 'Exam 4' } });
  const last = await waitingFor(server, 'site');
  await other.stop();
  await ended(server, last);
  await secondGate.open();
  expect(await cancelled()).toBe(before + 1);
});

/** Waits until the server has noticed that the connection of the next request was closed. */
function nextClose(): Promise<void> {
  return new Promise((resolve) => {
    const note = (message: unknown) => {
      unsubscribe('http.server.request.start', note);
      (message as { response: ServerResponse }).response.once('close', resolve);
    };
    subscribe('http.server.request.start', note);
  });
}
