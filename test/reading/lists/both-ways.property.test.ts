import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { rowId } from './kit/rows-of-lists.ts';

const sizes = { patients: 30, appointments: 40, visits: 5, histories: 40, sites: 2, rooms: 30, names: 20 };

// A walk asks hundreds of times: how often one session may ask is another test's matter.
const free = { burst: 1e9, perSecond: 1e9 };

let server: TestServer;
let client: Client;
let owner: pg.Client;

beforeAll(async () => {
  server = await startTestServer({ rates: { session: free, signIn: free, lookUp: free, address: free } });
  const office = await openOffice(server);
  client = await office.as('OFFICE_MANAGER');
  await fillLists(server.database, [{ practiceId: parseTypeId(office.practiceId)?.uuid ?? '', number: 1, sizes }]);
  owner = new pg.Client(server.database.ownerUrl);
  await owner.connect();
  // The rows made here are right by themselves.
  await owner.query('set session_replication_role = replica');
});

afterAll(async () => {
  await owner.end();
  await server.stop();
});

interface Walked {
  table: string;
  kind: string;
  /** The field that answers the list, with what it is asked with besides its page; the page's place is marked. */
  ask: string;
  orders: string[];
  filters: string[];
  /** The columns that make another row of one, at a place of the order from 0 to 20: often equal to another's. */
  moved: (place: number) => Record<string, string>;
}

const site = toTypeId('Site', rowId(1, 'site', 0));
const byTime = ['EARLIEST_FIRST', 'LATEST_FIRST'];
const atMinute = (place: number) => new Date(Date.parse('2026-01-05T13:00:00Z') + place * 9 * 60_000).toISOString();
const walks: Walked[] = [
  {
    table: 'appointment',
    kind: 'appointment',
    ask: '{ appointments(@) { # } }',
    orders: byTime,
    filters: ['{}', `{ siteId: "${site}" }`, '{ not: { status: { in: [NO_SHOW] } } }'],
    moved: (place) => ({ starts_at: atMinute(place), ends_at: '2026-01-06T00:00:00Z' }),
  },
  {
    table: 'visit',
    kind: 'visit',
    ask: '{ visits(@) { # } }',
    orders: byTime,
    filters: ['{}', `{ siteId: "${site}", stage: { in: [DONE] } }`, `{ arrivedAt: { from: "${atMinute(3)}" } }`],
    moved: (place) => ({ arrived_at: atMinute(place), ticket: `N${randomUUID()}`, appointment_id: randomUUID() }),
  },
  {
    table: 'patient',
    kind: 'patient',
    ask: '{ patients(@) { # } }',
    orders: ['A_TO_Z', 'Z_TO_A', 'OLDEST_FIRST', 'YOUNGEST_FIRST', 'MRN_ASCENDING', 'MRN_DESCENDING'],
    filters: ['{}', '{ familyName: { startsWith: "family1" } }', '{ birthDate: { from: "1940-01-08" } }'],
    moved: (place) => ({
      mrn: `M${place}-${randomUUID()}`,
      family_name: `Family${place}`,
      birth_date: `1940-01-${String(place + 1).padStart(2, '0')}`,
    }),
  },
  {
    table: 'room',
    kind: 'room',
    ask: '{ rooms(@) { # } }',
    orders: ['A_TO_Z', 'Z_TO_A'],
    filters: ['{}', `{ siteId: "${site}" }`, '{ kind: { in: [EXAM, LAB] } }'],
    moved: (place) => ({ name: `Room ${String(place).padStart(5, '0')}`, site_id: randomUUID() }),
  },
];

interface Page {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const selection = 'nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function pageOf({ ask }: Walked, args: string): Promise<Page> {
  const answer = await client.ask<Record<string, Page>>(ask.replace('@', args).replace('#', selection));
  return Object.values(answer)[0] as Page;
}

const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => parseTypeId(id)?.uuid ?? '');

interface Way {
  order: string;
  filter: string;
  size: number;
  isBackward: boolean;
}

/** All ids in the order of the list, page by page from either end. */
async function walk(
  walked: Walked,
  { order, filter, size, isBackward }: Way,
  between: (page: string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  let seen: string[] = [];
  for (let cursor: string | null = '', goesOn = true; goesOn; ) {
    const bound = cursor && `, ${isBackward ? 'before' : 'after'}: "${cursor}"`;
    const args = `${isBackward ? 'last' : 'first'}: ${size}, orderBy: ${order}, filter: ${filter}${bound}`;
    const page = await pageOf(walked, args);
    const ids = idsOf(page);
    seen = isBackward ? [...ids, ...seen] : [...seen, ...ids];
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    cursor = isBackward ? startCursor : endCursor;
    goesOn = isBackward ? hasPreviousPage : hasNextPage;
    if (goesOn) await between(ids);
  }
  return seen;
}

const anyWay = ({ orders, filters }: Walked) =>
  fc.record({
    order: fc.constantFrom(...orders),
    filter: fc.constantFrom(...filters),
    size: fc.integer({ min: 1, max: 9 }),
    isBackward: fc.boolean(),
  });

/** A row with other values than the one it is made like; columns that PostgreSQL works out are left to it. */
async function makeLike({ table }: Walked, id: string, values: object): Promise<void> {
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(attname, ', ') as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const columns = rows[0]?.columns;
  await owner.query(
    `insert into ${table} (${columns}) select ${columns} from (select (jsonb_populate_record(one, $2)).* from ${table} one where id = $1) made`,
    [id, JSON.stringify(values)],
  );
}

test.each(walks)('walking forward and backward gives the same $table rows, each once', async (walked) => {
  const places = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(anyWay(walked), places, async (way, made) => {
      const ids = await insertAll(walked, made);
      const forward = await walk(walked, { ...way, isBackward: false });
      const backward = await walk(walked, { ...way, isBackward: true });
      const whole = await walk(walked, { ...way, size: 100 });
      await owner.query(`delete from ${walked.table} where id = any($1)`, [ids]);
      expect(new Set(forward).size).toBe(forward.length);
      expect(forward).toEqual(whole);
      expect(backward).toEqual(whole);
    }),
    { numRuns: 15 },
  );
});

async function insertAll(walked: Walked, places: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const place of places) ids.push(await insertAt(walked, place));
  return ids;
}

async function insertAt(walked: Walked, place: number): Promise<string> {
  const id = randomUUID();
  await makeLike(walked, rowId(1, walked.kind, 0), { id, ...walked.moved(place) });
  return id;
}

test.each(walks)('$table rows that stay are seen once and in order, while others come and go', async (walked) => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(anyWay(walked), changes, async (way, wanted) => {
      const stay = await walk(walked, { ...way, size: 100 });
      const left = [...wanted];
      const made = new Set<string>();
      const seen = await walk(walked, way, async (page) => {
        const [place, isRemoval] = left.shift() ?? [];
        if (place === undefined) return;
        made.add(await insertAt(walked, place));
        // The very row that the next page goes on from.
        const last = page.at(way.isBackward ? 0 : -1) ?? '';
        if (isRemoval && made.has(last)) await owner.query(`delete from ${walked.table} where id = $1`, [last]);
      });
      await owner.query(`delete from ${walked.table} where id = any($1)`, [[...made]]);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => !made.has(id))).toEqual(stay);
    }),
    { numRuns: 15 },
  );
});

test.each(walks)('a page of $table says truly what lies beyond either end', async (walked) => {
  await fc.assert(
    fc.asyncProperty(
      anyWay(walked),
      fc.nat(60),
      fc.nat(60),
      async ({ order, filter, size, isBackward }, one, other) => {
        const ask = `orderBy: ${order}, filter: ${filter}`;
        const whole = await pageWithCursors(walked, `first: 100, ${ask}`);
        const [from, to] = [Math.min(one, other) % whole.length, Math.max(one, other) % whole.length];
        const page = await pageOf(
          walked,
          `${isBackward ? 'last' : 'first'}: ${size}, after: "${whole[from]?.cursor}", before: "${whole[to]?.cursor}", ${ask}`,
        );
        const between = whole.slice(from + 1, Math.max(from + 1, to)).map(({ id }) => id);
        const expected = isBackward ? between.slice(-size) : between.slice(0, size);
        expect(page.nodes.map(({ id }) => id)).toEqual(expected);
        if (expected.length === 0) return;
        const ids = whole.map(({ id }) => id);
        expect(page.pageInfo).toMatchObject({
          hasPreviousPage: ids.indexOf(expected.at(0) ?? '') > 0,
          hasNextPage: ids.indexOf(expected.at(-1) ?? '') < ids.length - 1,
        });
      },
    ),
    { numRuns: 25 },
  );
});

async function pageWithCursors({ ask }: Walked, args: string): Promise<{ id: string; cursor: string }[]> {
  interface Edges {
    edges: { cursor: string; node: { id: string } }[];
  }
  const query = ask.replace('@', args).replace('#', 'edges { cursor node { id } }');
  const [page] = Object.values(await client.ask<Record<string, Edges>>(query));
  return (page?.edges ?? []).map(({ cursor, node }) => ({ id: node.id, cursor }));
}
