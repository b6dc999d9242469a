import { afterAll, beforeAll, expect, test } from 'vitest';
import { DisplayKind } from '../../src/generated/models.ts';
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
let tokens: Record<DisplayKind, string>;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  ids = await furnish(server, office);
  tokens = {
    WAITING_ROOM: (await pairScreen(office, ids.Site)).token,
    STAFF_BOARD: (await pairScreen(office, ids.Site, DisplayKind.STAFF_BOARD)).token,
  };
});

afterAll(() => server.stop());

async function codeOf(token: string, { kind, query, variables }: RootOperation): Promise<unknown> {
  if (kind !== 'subscription') {
    const { errors } = await createClient(server.url, token).send(query, variables);
    return errors?.[0]?.extensions?.code ?? 'ANSWERED';
  }
  const watching = watch({ url: server.url, token, query, variables });
  const first = await watching.until(() => true);
  await watching.stop();
  return first.errors?.[0]?.extensions?.code ?? 'ANSWERED';
}

test.each([
  [DisplayKind.WAITING_ROOM, 'Subscription.displayBoard'],
  [DisplayKind.STAFF_BOARD, 'Subscription.staffBoard'],
])('the token of a %s display opens %s and nothing else of all there is', async (shows, board) => {
  const operations = rootOperations(server.app.schema, (kind) => ids[kind]);
  const codes: Record<string, unknown> = {};
  for (const operation of operations) codes[operation.name] = await codeOf(tokens[shows], operation);
  const answered = Object.entries(codes)
    .filter(([, code]) => code === 'ANSWERED')
    .map(([name]) => name);
  expect(answered.sort()).toEqual([
    'Mutation.requestPasswordReset',
    'Mutation.setPassword',
    'Mutation.signIn',
    'Mutation.startDisplayPairing',
    'Query.displayKind',
    'Query.displayToken',
    'Query.pairingState',
    'Query.viewer',
    board,
  ]);
  expect(new Set(Object.values(codes))).toEqual(new Set(['ANSWERED', 'FORBIDDEN']));
  expect(operations.length).toBeGreaterThan(40);
});

test('a display has no viewer', async () => {
  expect(await createClient(server.url, tokens.WAITING_ROOM).ask('{ viewer { permissions } }')).toEqual({
    viewer: null,
  });
});

test.each([
  [
    'DisplayBoardPayload',
    ['CallEstimate', 'DisplayLanguage', 'DisplayLanguageMode', 'DisplaySettings', 'DisplayStage', 'DisplayTheme'],
    ['DisplayTicket'],
  ],
  [
    'StaffBoardPayload',
    ['DisplayLanguage', 'DisplayLanguageMode', 'DisplaySettings', 'DisplayStage', 'DisplayTheme', 'RoomReadiness'],
    ['StaffBoardRoom', 'StaffBoardTicket', 'VisitStage'],
  ],
])('no type that %s leads to leads to a patient', (payload, some, others) => {
  const reached = new Set<string>();
  const reach = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    const type = server.app.schema.getType(name);
    if (!type || !('getFields' in type)) return;
    for (const field of Object.values(type.getFields())) reach(String(field.type).replace(/[[\]!]/g, ''));
  };
  reach(payload);
  const scalars = ['Boolean', 'DateTime', 'EventCursor', 'Int', 'String'];
  expect([...reached].sort()).toEqual([payload, 'LiveKind', ...scalars, ...some, ...others].sort());
});
