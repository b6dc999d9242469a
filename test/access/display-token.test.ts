import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NodeType } from '../../src/generated/node-types.ts';
import { createClient } from '../kit/client.ts';
import { furnish, pairScreen } from '../kit/furnish.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { type RootOperation, rootOperations } from '../kit/root-operations.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let ids: Record<NodeType, string>;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  ids = await furnish(server, office);
  token = (await pairScreen(office, ids.Site)).token;
});

afterAll(() => server.stop());

async function codeOf({ kind, query, variables }: RootOperation): Promise<unknown> {
  if (kind !== 'subscription') {
    const { errors } = await createClient(server.url, token).send(query, variables);
    return errors?.[0]?.extensions?.code ?? 'ANSWERED';
  }
  const watching = watch({ url: server.url, token, query, variables });
  const first = await watching.until(() => true);
  await watching.stop();
  return first.errors?.[0]?.extensions?.code ?? 'ANSWERED';
}

test('a display’s token opens its own board and nothing else of all there is', async () => {
  const operations = rootOperations(server.app.schema, (kind) => ids[kind]);
  const codes: Record<string, unknown> = {};
  for (const operation of operations) codes[operation.name] = await codeOf(operation);
  const answered = Object.entries(codes)
    .filter(([, code]) => code === 'ANSWERED')
    .map(([name]) => name);
  expect(answered.sort()).toEqual([
    'Mutation.signIn',
    'Mutation.startDisplayPairing',
    'Query.displayToken',
    'Query.pairingState',
    'Query.viewer',
    'Subscription.displayBoard',
  ]);
  expect(new Set(Object.values(codes))).toEqual(new Set(['ANSWERED', 'FORBIDDEN']));
  expect(operations.length).toBeGreaterThan(40);
});

test('a display has no viewer', async () => {
  expect(await createClient(server.url, token).ask('{ viewer { permissions } }')).toEqual({ viewer: null });
});

test('no type that a display can reach leads to a patient', () => {
  const reached = new Set<string>();
  const reach = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    const type = server.app.schema.getType(name);
    if (!type || !('getFields' in type)) return;
    for (const field of Object.values(type.getFields())) reach(String(field.type).replace(/[[\]!]/g, ''));
  };
  reach('DisplayBoardPayload');
  expect([...reached].sort()).toEqual([
    'DateTime',
    'DisplayBoardPayload',
    'DisplayStage',
    'DisplayTicket',
    'EventCursor',
    'LiveKind',
    'String',
  ]);
});
