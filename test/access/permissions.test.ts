import { afterAll, beforeAll, expect, test } from 'vitest';
import { Role } from '../../src/generated/models.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import { type Client, createClient } from '../kit/client.ts';
import { furnish } from '../kit/furnish.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { type RootOperation, rootOperations } from '../kit/root-operations.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let ids: Record<NodeType, string>;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  ids = await furnish(server, office);
});

afterAll(() => server.stop());

/** Whether the operation got past the permission; what came of it does not matter here. */
async function mayUse(client: Client, { kind, query, variables }: RootOperation): Promise<boolean> {
  const refusals: unknown[] = ['FORBIDDEN', 'UNAUTHENTICATED'];
  if (kind !== 'subscription') {
    const { errors } = await client.send(query, variables);
    const { code, argument } = errors?.[0]?.extensions ?? {};
    // Where an argument is named it was only that.
    return argument !== undefined || !refusals.includes(code);
  }
  const watching = watch({ url: server.url, token: client.token, query, variables });
  const { errors } = await watching.until(() => true);
  await watching.stop();
  return !refusals.includes(errors?.[0]?.extensions?.code);
}

test('each role may use exactly the root fields that were reviewed', async () => {
  // Signing out last: it ends the session that the others need.
  const operations = rootOperations(server.app.schema, (kind) => ids[kind]).sort(
    (a, b) => Number(a.field === 'signOut') - Number(b.field === 'signOut'),
  );
  const matrix = new Map(operations.map(({ name }) => [name, [] as string[]]));
  for (const role of ['anonymous', ...Object.values(Role)]) {
    const client = role === 'anonymous' ? createClient(server.url) : await office.as(role);
    for (const operation of operations) {
      if (await mayUse(client, operation)) matrix.get(operation.name)?.push(role);
    }
  }
  const lines = [...matrix].map(([name, roles]) => `${name}: ${roles.join(' ') || 'nobody'}`).sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./permissions.snapshot.txt');
});

test('a coder sees patients without their contact details, and the answer lists the masked fields', async () => {
  const patientId = await office.patient({
    phone: '+16175550123',
    email: 'pat@example.org',
    address: { line1: '1 Main Street' },
  });
  const document = 'query($id: ID!) { patient(id: $id) { familyName phone email address { line } } }';
  const coder = await (await office.as('CODER')).send<{ patient: Record<string, unknown> }>(document, {
    id: patientId,
  });
  expect(coder.data.patient).toMatchObject({ phone: null, email: null, address: null, familyName: expect.any(String) });
  expect(coder.extensions).toEqual({ masked: ['patient.address', 'patient.email', 'patient.phone'] });
  const desk = await (await office.as('FRONT_DESK')).send<{ patient: Record<string, unknown> }>(document, {
    id: patientId,
  });
  expect(desk.data.patient).toMatchObject({
    phone: '+16175550123',
    email: 'pat@example.org',
    address: { line: '1 Main Street' },
  });
  expect(desk.extensions).toBeUndefined();
});
