import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { rowId } from './kit/rows-of-lists.ts';

const sizes = { patients: 5, appointments: 40, visits: 0, histories: 40, sites: 2, names: 24 };

let server: TestServer;
let client: Client;
let owner: pg.Client;

beforeAll(async () => {
  server = await startOwnServer();
  const office = await openOffice(server);
  client = await office.as('OFFICE_MANAGER', 'PRIVACY_OFFICER', 'BILLER');
  await fillLists(server.database, [{ practiceId: parseTypeId(office.practiceId)?.uuid ?? '', number: 1, sizes }]);
  owner = new pg.Client(server.database.ownerUrl);
  await owner.connect();
  await owner.query('set session_replication_role = replica');
});

afterAll(async () => {
  await owner.end();
  await server.stop();
});

interface Walked {
  table: string;
  kind: string;
  /** An operation for one page; its connection is the first field's. */
  ask: (args: string) => string;
  orders: [string, string];
  /** The columns that make another row of one, at a place of the order from 0 to 100. */
  moved: (place: number) => Record<string, string>;
}

const site = toTypeId('Site', rowId(1, 'site', 0));
const walks: Walked[] = [
  {
    table: 'appointment',
    kind: 'appointment',
    ask: (args) =>
      `{ dayList(date: "2026-01-05", siteId: "${site}", ${args}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
    orders: ['EARLIEST_FIRST', 'LATEST_FIRST'],
    // Of an hour before the first to an hour after the last: often at the same instant as another.
    moved: (place) => ({
      starts_at: new Date(Date.parse('2026-01-05T12:00:00Z') + place * 3 * 60_000).toISOString(),
      ends_at: '2026-01-06T00:00:00Z',
    }),
  },
  {
    table: 'staff_member',
    kind: 'staff',
    ask: (args) =>
      `{ staff(includeInactive: true, ${args}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
    orders: ['A_TO_Z', 'Z_TO_A'],
    moved: (place) => ({ name: `Colleague ${String(Math.floor(place / 4)).padStart(5, '0')}` }),
  },
];

interface Page {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function pageOf(query: string): Promise<Page> {
  const [page] = Object.values(await client.ask<Record<string, Page>>(query));
  if (!page) throw new Error('A list answers a page.');
  return page;
}

/** All ids, page by page. */
async function walk(
  { ask }: Walked,
  order: string,
  first: number,
  between: (seen: string[]) => Promise<void>,
): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = '', goesOn = true; goesOn; ) {
    const page: Page = await pageOf(ask(`first: ${first}, orderBy: ${order}${after && `, after: "${after}"`}`));
    seen.push(...page.edges.map(({ node }) => parseTypeId(node.id)?.uuid ?? ''));
    after = page.pageInfo.endCursor;
    goesOn = page.pageInfo.hasNextPage;
    if (goesOn) await between(seen);
  }
  return seen;
}

test.each(walks)('pages of $table hold each row once, in order, while others come and go', async (walked) => {
  const { table, kind, orders, moved } = walked;
  const makeLike = `insert into ${table} select (jsonb_populate_record(one, $2)).* from ${table} one where id = $1`;
  const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...orders),
      fc.integer({ min: 1, max: 9 }),
      places,
      async (order, first, changes) => {
        const before = await walk(walked, order, 100, async () => {});
        const left = [...changes];
        const made = new Set<string>();
        const gone = new Set<string>();
        const seen = await walk(walked, order, first, async (ids) => {
          const [place, isRemoval] = left.shift() ?? [];
          if (place === undefined) return;
          const id = randomUUID();
          await owner.query(makeLike, [rowId(1, kind, 0), JSON.stringify({ id, ...moved(place) })]);
          made.add(id);
          // The very row that the next page goes on after.
          const last = ids.at(-1) ?? '';
          if (!isRemoval || !made.has(last)) return;
          await owner.query(`delete from ${table} where id = $1`, [last]);
          gone.add(last);
        });
        const after = await walk(walked, order, 100, async () => {});
        await owner.query(`delete from ${table} where id = any($1)`, [[...made]]);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => !made.has(id))).toEqual(before);
        expect(after.filter((id) => seen.includes(id))).toEqual(seen.filter((id) => !gone.has(id)));
      },
    ),
    { numRuns: 40 },
  );
});

test.each(walks)('the other order of $table is the reverse', async (walked) => {
  const [one, other] = walked.orders;
  const rest = async () => {};
  expect((await walk(walked, one, 7, rest)).reverse()).toEqual(await walk(walked, other, 100, rest));
});

test.each(walks)('a cursor of another order of $table is refused', async ({ ask, orders: [one, other] }) => {
  const { pageInfo } = await pageOf(ask(`first: 1, orderBy: ${one}`));
  const { errors } = await client.send(ask(`first: 1, orderBy: ${other}, after: "${pageInfo.endCursor}"`));
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('with the same orderBy'),
    extensions: { code: 'BAD_USER_INPUT', argument: ['after'] },
  });
});

test('a cursor of another list is refused', async () => {
  const [appointments, staff] = walks as [Walked, Walked];
  const { pageInfo } = await pageOf(appointments.ask('first: 1'));
  const { errors } = await client.send(staff.ask(`first: 1, after: "${pageInfo.endCursor}"`));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['after'] });
});

test('a cursor goes on where it was when the filter is another', async () => {
  const [appointments] = walks as [Walked];
  const { pageInfo } = await pageOf(appointments.ask('first: 5'));
  const rest = await pageOf(appointments.ask(`first: 100, after: "${pageInfo.endCursor}"`));
  const confirmed = await pageOf(
    appointments.ask(`first: 100, after: "${pageInfo.endCursor}", filter: { confirmation: { in: [CONFIRMED] } }`),
  );
  const ids = rest.edges.map(({ node }) => node.id);
  expect(confirmed.edges.length).toBeGreaterThan(2);
  expect(ids).toEqual(expect.arrayContaining(confirmed.edges.map(({ node }) => node.id)));
});
