import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import type { Context } from '../../src/request/context.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { type Floor, openFloor } from '../domains/visits/floor.ts';
import { type Client, createClient } from '../kit/client.ts';
import { type Watch, watch } from '../kit/live-client.ts';
import { password } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { figures } from './kit/figure.ts';

let server: TestServer;
let floor: Floor;

/** The schema with a planted field that depends on the viewer and is not marked. */
function forgetfulSchema() {
  const schema = buildServedSchema([...readTypeDefs(), 'extend type Visit { "Planted." whose: String }']);
  const type = schema.getType('Visit');
  if (!type || !('getFields' in type)) throw new Error('There are no visits.');
  Object.assign(type.getFields().whose ?? {}, {
    resolve: (_: unknown, __: unknown, { request: { principal } }: Context) =>
      principal.kind === 'STAFF' ? principal.staffMemberId : null,
  });
  return schema;
}

beforeAll(async () => {
  server = await startTestServer({ schema: forgetfulSchema() });
  floor = await openFloor(server);
});

afterAll(() => server.stop());

interface Board {
  waitingRoom: { kind: string; visits: { ticket: string; isMine?: boolean; whose?: string | null }[] };
}

/** A provider of visits who is signed in. */
async function clinician(): Promise<{ id: string; client: Client }> {
  const email = `clinician-${randomUUID()}@example.org`;
  const id = await floor.office.provider({ email, password });
  const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password } },
  );
  return { id, client: createClient(server.url, signIn.token) };
}

async function watchBoard({ token = '' }: Client, fields: string, siteId: string): Promise<Watch<Board>> {
  const query = `subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { ticket ${fields} } } }`;
  const watching = watch<Board>({ url: server.url, token, query, variables: { siteId } });
  await watching.until(() => true);
  return watching;
}

/** Waits until every watcher has seen the visit, and answers what each received of it. */
const seenBy = (watchers: Watch<Board>[], ticket: string) =>
  Promise.all(
    watchers.map(async (watching) => {
      const visitOf = ({ data }: { data?: Board | null }) =>
        data?.waitingRoom.visits.find((visit) => visit.ticket === ticket);
      return visitOf(await watching.until((payload) => visitOf(payload) !== undefined));
    }),
  );

async function countedDuring(work: () => Promise<void>): Promise<{ payloads: number; deliveries: number }> {
  const before = await figures(server);
  await work();
  const after = await figures(server);
  const grown = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
  return { payloads: grown('payloads_total'), deliveries: grown('deliveries_total') };
}

test('two clinicians at one board each see which visits are their own', async () => {
  const [ada, ben] = [await clinician(), await clinician()];
  const boards = [
    await watchBoard(ada.client, 'isMine', floor.siteId),
    await watchBoard(ben.client, 'isMine', floor.siteId),
  ];
  const counted = await countedDuring(async () => {
    for (const { id, own } of [
      { id: ada.id, own: [true, false] },
      { id: ben.id, own: [false, true] },
    ]) {
      const { ticket } = await floor.arrival({ providerId: id });
      expect((await seenBy(boards, ticket)).map((visit) => visit?.isMine)).toEqual(own);
    }
  });
  expect(counted.payloads).toBe(counted.deliveries);
  expect(counted.payloads).toBeGreaterThanOrEqual(4);
  await Promise.all(boards.map((board) => board.stop()));
});

test('a board without anything of the viewer’s own is made once for all who may see the same', async () => {
  const people = [await clinician(), await clinician(), await clinician()];
  const boards = await Promise.all(people.map(({ client }) => watchBoard(client, 'id', floor.siteId)));
  const counted = await countedDuring(async () => {
    for (let count = 0; count < 3; count += 1) {
      const { ticket } = await floor.arrival();
      const [first, ...others] = await seenBy(boards, ticket);
      expect(others).toEqual([first, first]);
    }
  });
  expect(counted.deliveries).toBe(3 * counted.payloads);
  await Promise.all(boards.map((board) => board.stop()));
});

test('an unmarked field that depends on the viewer is null and an internal error for every viewer', async () => {
  const [ada, ben] = [await clinician(), await clinician()];
  const boards = [
    await watchBoard(ada.client, 'whose', floor.siteId),
    await watchBoard(ben.client, 'whose', floor.siteId),
  ];
  const { ticket } = await floor.arrival();
  expect((await seenBy(boards, ticket)).map((visit) => visit?.whose)).toEqual([null, null]);
  for (const { payloads } of boards) {
    const told = payloads.filter(({ errors }) => errors);
    expect(told.length).toBeGreaterThan(0);
    for (const { errors } of told)
      for (const { message, extensions } of errors ?? []) {
        expect(extensions?.code).toBe('INTERNAL_SERVER_ERROR');
        expect(message).toMatch(/^The server failed to answer this\./);
      }
    expect(JSON.stringify(payloads)).not.toMatch(/staff/i);
  }
  await Promise.all(boards.map((board) => board.stop()));
});
