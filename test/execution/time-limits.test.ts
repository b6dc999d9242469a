import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { longestReadMs } from '../../src/database/session/longest-read-ms.ts';
import { overHttp, overSocket, type Way } from '../admission/kit/send-attack.ts';
import { waitingFor } from '../kit/backends.ts';
import type { Client } from '../kit/client.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from '../live/kit/close-gate.ts';

let server: TestServer;
let office: Office;
let desk: Client;
let siteId: string;
let patientId: string;

beforeAll(async () => {
  server = await startTestServer({ readMs: longestReadMs });
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK', 'OFFICE_MANAGER');
  siteId = await office.site();
  await office.room(siteId, { name: 'Exam 1' });
  patientId = await office.patient();
});

afterAll(() => server.stop());

/** Closed at the latest when the test is over. */
async function gated(table: string): ReturnType<typeof closeGate> {
  const gate = await closeGate(server, table);
  onTestFinished(() => gate.open().catch(() => {}));
  return gate;
}

const codesOf = (errors: readonly { extensions?: Record<string, unknown> }[] = []) =>
  errors.map(({ extensions }) => extensions?.code);

const known = async () => {
  await desk.ask('{ practice { id } }');
  return desk.token;
};
const unknown = async () => (await office.as('FRONT_DESK')).token;
const http = async (token: string | undefined) => overHttp(server.url, token);
const socket = (token: string | undefined) => overSocket(server.url, token);

test.each<[string, (token: string | undefined) => Promise<Way>, () => Promise<string | undefined>]>([
  ['over HTTP, of a session used before', http, known],
  ['over HTTP, of a session used for the first time', http, unknown],
  ['over WebSocket', socket, known],
])(
  'a query %s is ended by PostgreSQL when it takes too long, and its connection goes on being used',
  async (_what, open, who) => {
    const query = { query: '{ visitTypes { edges { node { name } } } }' };
    const way = await open(await who());
    onTestFinished(() => way.close());
    const gate = await gated('visit_type');
    const asked = way.send(query);
    const stuck = await waitingFor(server, 'visit_type');
    const { errors } = await asked;
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^This took too long and was aborted; request less\. Quote /),
        path: ['visitTypes'],
      },
    ]);
    expect(codesOf(errors)).toEqual(['TIMED_OUT']);
    await gate.open();
    expect(await way.send(query)).toEqual({ data: { visitTypes: { edges: [] } }, errors: [] });
    const alive = await runAsOwner(server, `select 1 from pg_stat_activity where pid = any($1)`, [stuck]);
    expect(alive).toHaveLength(1);
    const limits = Array.from({ length: 12 }, () =>
      server.app.orm.em.fork().execute(`select current_setting('statement_timeout') as limit`),
    );
    expect(new Set((await Promise.all(limits)).map(([row]) => row?.limit))).toEqual(new Set(['15s']));
  },
);

test('a write and a board wait longer for what a query is refused', async () => {
  const gate = await gated('room');
  const board = watch({
    url: server.url,
    token: desk.token ?? '',
    query: 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind rooms { name } } }',
    variables: { siteId },
  });
  await waitingFor(server, 'room', 1);
  const written = office.room(siteId, { name: 'Exam 2' });
  await waitingFor(server, 'room', 2);
  const { errors } = await desk.send('query($id: ID!) { site(id: $id) { rooms { name } } }', {
    id: siteId,
  });
  expect(codesOf(errors)).toEqual(['TIMED_OUT']);
  await waitingFor(server, 'room', 2);
  await gate.open();
  expect(await written).toMatch(/^room_/);
  expect(await board.until(() => true)).toMatchObject({ data: { rooms: { kind: 'SNAPSHOT' } } });
  await board.stop();
});

test('an answer waits longer for its audit entry than a query for the audit trail', async () => {
  const officer = await office.as('PRIVACY_OFFICER');
  await desk.ask('query($id: ID!) { patient(id: $id) { familyName } }', { id: patientId });
  const gate = await gated('audit_entry');
  const read = desk.ask('query($id: ID!) { patient(id: $id) { id } }', { id: patientId });
  await waitingFor(server, 'audit_entry', 1);
  const { errors } = await officer.send('query($id: ID!) { auditTrail(patientId: $id) { edges { node { id } } } }', {
    id: patientId,
  });
  expect(codesOf(errors)).toEqual(['TIMED_OUT']);
  await gate.open();
  expect(await read).toEqual({ patient: { id: patientId } });
});
