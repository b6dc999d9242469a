import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import { type NodeType, nodePrefixes } from '../../src/generated/node-types.ts';
import type { Client } from '../kit/client.ts';
import { furnish } from '../kit/furnish.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { type RootOperation, rootOperations } from '../kit/root-operations.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

type Ids = Record<NodeType, string>;
type Result = { __typename?: string; path?: string[]; message?: string; edges?: unknown[] } | null;

let server: TestServer;
let intruder: Client;
let own: Ids;
let foreign: Ids;
let victim: Office;

const everyRole = ['OFFICE_MANAGER', 'PHYSICIAN', 'FRONT_DESK', 'PRIVACY_OFFICER', 'BILLER'];

beforeAll(async () => {
  server = await startTestServer();
  const office = await openOffice(server);
  own = await furnish(server, office);
  victim = await openOffice(server);
  foreign = await furnish(server, victim);
  intruder = await office.as(...everyRole);
});

afterAll(() => server.stop());

function placed(operation: RootOperation, path: string[], id: string): Record<string, unknown> {
  const variables = structuredClone(operation.variables);
  const last = path.at(-1) ?? '';
  const holder = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, variables);
  holder[last] = id;
  return variables;
}

/** Answers that are there for ids of nothing, too: their contents show that they are empty. */
const contents: Readonly<Record<string, string>> = {
  'Query.claimQueues': '{ count }',
  'Mutation.scrubClaims': '{ ... on ScrubClaimsSuccess { claims { id } } }',
  'Subscription.claims': '{ claims { id } changes { id } }',
  'Subscription.claimEvents': '{ events { id } }',
};

async function answerTo(operation: RootOperation, variables: Record<string, unknown>): Promise<unknown> {
  if (operation.kind !== 'subscription') {
    const { data, errors } = await intruder.send<Record<string, Result>>(operation.query, variables);
    return errors ? { code: errors[0]?.extensions?.code, message: errors[0]?.message } : data[operation.field];
  }
  const watching = watch({ url: server.url, token: intruder.token, query: operation.query, variables });
  const { data, errors } = await watching.until(() => true);
  await watching.stop();
  return errors ? { code: errors[0]?.extensions?.code, message: errors[0]?.message } : data;
}

/** Tables whose rows belong to a practice, but for what looking alone writes: the audit and the time a session was last used. */
const practiceTables = `select table_name as name from information_schema.columns join pg_class on relname = table_name
  where table_schema = 'public' and column_name = 'practice_id' and not relispartition and relkind in ('r', 'p')
    and table_name not in ('audit_entry', 'session') order by 1`;

/** Everything the other practice has, as one text. */
async function everythingOfVictim(): Promise<string> {
  const tables = await runAsOwner<{ name: string }>(server, practiceTables);
  expect(tables.length).toBeGreaterThan(10);
  const parts = tables.map(
    ({ name }) => `(select string_agg(t::text, '|' order by t::text) from ${name} t where practice_id = $1)`,
  );
  const [row] = await runAsOwner<{ all: string }>(server, `select concat_ws(E'\\n', ${parts.join(', ')}) as all`, [
    parseTypeId(victim.practiceId)?.uuid,
  ]);
  return row?.all ?? '';
}

test('ids of another practice open nothing and change nothing, in any argument', async () => {
  const before = await everythingOfVictim();
  const operations = rootOperations(server.app.schema, (kind) => own[kind])
    .filter(({ ids }) => ids.length > 0)
    .map((operation) => ({
      ...operation,
      query: operation.query.replace(
        /\{ __typename .*\}(?= \}$)/,
        (selection) => contents[operation.name] ?? selection,
      ),
    }));
  const odd: unknown[] = [];
  let tried = 0;
  for (const operation of operations) {
    for (const { path, kind } of operation.ids) {
      tried += 1;
      const unknown = toTypeId(kind, randomUUID());
      const [theirs, nobodys] = [
        await answerTo(operation, placed(operation, path, foreign[kind])),
        await answerTo(operation, placed(operation, path, unknown)),
      ];
      if (!isClosed(theirs) || JSON.stringify(theirs) !== JSON.stringify(nobodys))
        odd.push({ name: operation.name, path, theirs, nobodys });
    }
  }
  expect(odd).toEqual([]);
  expect(tried).toBeGreaterThan(40);
  expect(await everythingOfVictim()).toBe(before);
});

/** Nothing found, an empty page, or a refusal that looks the same for ids that exist nowhere. */
function isClosed(answer: unknown): boolean {
  if (answer === null) return true;
  if (Array.isArray(answer)) return answer.every(isClosed);
  if (typeof answer !== 'object') return answer === 0;
  if ('code' in answer) return answer.code === 'BAD_USER_INPUT';
  if (!('__typename' in answer)) return Object.values(answer).every(isClosed);
  const typename = String(answer.__typename);
  return ['InvalidInputError', 'InvalidCredentialsError'].includes(typename) || typename.endsWith('Connection');
}

test.each(Object.keys(nodePrefixes) as NodeType[])('node() finds an own %s and no foreign one', async (kind) => {
  const document = 'query($id: ID!) { node(id: $id) { __typename id } }';
  expect(await intruder.ask(document, { id: own[kind] })).toEqual({ node: { __typename: kind, id: own[kind] } });
  expect(await intruder.ask(document, { id: foreign[kind] })).toEqual({ node: null });
});

test('an id of the wrong kind is refused with a message that names both kinds', async () => {
  const { data } = await intruder.send<{ updatePatient: Result }>(
    'mutation($id: ID!) { updatePatient(id: $id, input: { expectedVersion: 1 }) { __typename ... on UserError { message path } } }',
    { id: own.Room },
  );
  expect(data.updatePatient).toEqual({
    __typename: 'InvalidInputError',
    message: 'id is a Room id (room_…); a Patient id (patient_…) is needed.',
    path: ['id'],
  });
});

test('lists of a practice hold nothing of another', async () => {
  const document =
    '{ practice { id sites { edges { node { id } } } } displays { edges { node { id } } } staff(first: 100) { edges { node { id } } } }';
  const text = JSON.stringify(await intruder.ask(document));
  expect(text).toContain(own.Site);
  expect(Object.values(foreign).filter((id) => text.includes(id))).toEqual([]);
});
