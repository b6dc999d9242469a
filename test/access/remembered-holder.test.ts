import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import type { Client } from '../kit/client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { recordStatements } from '../reading/kit/record-statements.ts';

let server: TestServer;
let office: Office;
let patientId: string;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  patientId = await office.patient();
});

afterAll(() => server.stop());

const rolesDocument = '{ viewer { staffMember { id version } } }';
const searchDocument = '{ searchPatients(text: "an") { pageInfo { hasNextPage } } }';

interface Viewer {
  viewer: { staffMember: { id: string; version: number } };
}

async function frontDesk(): Promise<{ desk: Client; id: string; version: number }> {
  const desk = await office.as('FRONT_DESK');
  const { viewer } = await desk.ask<Viewer>(rolesDocument);
  return { desk, ...viewer.staffMember };
}

test('the session is looked up together with the rows of its query, in one message', async () => {
  const { desk } = await frontDesk();
  const record = recordStatements();
  await desk.ask('{ practice { name } }');
  const statements = record.take();
  record.stop();
  expect(statements).toHaveLength(2);
  expect(statements[0]).toContain('enter_session');
});

test('a role that is taken away ends what it allowed with the next query', async () => {
  const { desk, id, version } = await frontDesk();
  expect((await desk.send(searchDocument)).errors).toBeUndefined();
  await office.manager.ask(
    'mutation($id: ID!, $input: UpdateStaffMemberInput!) { updateStaffMember(id: $id, input: $input) { __typename } }',
    { id, input: { expectedVersion: version, roles: ['REGIONAL_MANAGER'] } },
  );
  const after = await desk.send(searchDocument);
  expect(after.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  const { viewer } = await desk.ask<{ viewer: { permissions: string[] } }>('{ viewer { permissions } }');
  expect(viewer.permissions).not.toContain('VIEW_PATIENTS');
});

test('a role that is given allows with the next query', async () => {
  const { desk, id, version } = await frontDesk();
  const trail = `{ auditTrail(patientId: "${patientId}", first: 1) { edges { cursor } } }`;
  expect((await desk.send(trail)).errors).toHaveLength(1);
  await office.manager.ask(
    'mutation($id: ID!, $input: UpdateStaffMemberInput!) { updateStaffMember(id: $id, input: $input) { __typename } }',
    { id, input: { expectedVersion: version, roles: ['FRONT_DESK', 'PRIVACY_OFFICER'] } },
  );
  expect((await desk.send(trail)).errors).toBeUndefined();
});

test('a session that ran out is not brought back by the query that finds it so', async () => {
  const { desk, id } = await frontDesk();
  const staffId = parseTypeId(id)?.uuid;
  const ago = `now() - interval '16 minutes'`;
  await runAsOwner(server, `update session set last_used_at = ${ago} where staff_member_id = $1`, [staffId]);
  for (let time = 0; time < 3; time += 1)
    expect(await desk.ask('{ viewer { permissions } }')).toEqual({ viewer: null });
});

test('the use of a session is written down by its queries', async () => {
  const { desk, id } = await frontDesk();
  const staffId = parseTypeId(id)?.uuid;
  const ago = `now() - interval '10 minutes'`;
  await runAsOwner(server, `update session set last_used_at = ${ago} where staff_member_id = $1`, [staffId]);
  await desk.ask('{ practice { name } }');
  const sessions = await runAsOwner<{ is_noted: boolean }>(
    server,
    `select last_used_at > now() - interval '1 minute' as is_noted from session where staff_member_id = $1`,
    [staffId],
  );
  expect(sessions).toEqual([{ is_noted: true }]);
});

test.each([
  ['which reads rows', '{ practice { name } }', undefined],
  ['which reads none', '{ viewer { permissions } }', { viewer: null }],
])('after its session was ended elsewhere a query %s is answered as without one', async (_which, query, expected) => {
  const { desk, id } = await frontDesk();
  await desk.ask(query);
  const staffId = parseTypeId(id)?.uuid;
  await runAsOwner(server, 'update session set ended_at = now() where staff_member_id = $1', [staffId]);
  const { data, errors } = await desk.send(query);
  if (expected) expect(data).toEqual(expected);
  else expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
});
