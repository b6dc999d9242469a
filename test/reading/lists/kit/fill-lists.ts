import pg from 'pg';
import type { TestDatabase } from '../../../kit/test-database.ts';
import { rowsOfLists, type Sizes } from './rows-of-lists.ts';

interface Filled {
  practiceId: string;
  number: number;
  sizes: Sizes;
}

/** Tables that get rows by the hundred thousand: their indexes are made when they are full. */
const large = [
  'claim',
  'patient',
  'appointment',
  'visit',
  'audit_entry_patient',
  'room_transition',
  'patient_search_term',
];
const settings = `set session_replication_role = replica; set maintenance_work_mem = '128MB'`;

/** Fills practices past row-level security and foreign keys: what is put in is right by itself. As many at once as the machine has cores. */
export async function fillLists(database: TestDatabase, practices: readonly Filled[]): Promise<void> {
  const [owner, other] = [new pg.Client(database.ownerUrl), new pg.Client(database.ownerUrl)];
  for (const client of [owner, other]) {
    await client.connect();
    await client.query(settings);
  }
  try {
    const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
       where indrelid::regclass::text = any($1) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
      [large],
    );
    for (const { name } of indexes) await owner.query(`drop index ${name}`);
    const filling = practices.map(({ practiceId, number, sizes }) => rowsOfLists(practiceId, number, sizes));
    await Promise.all([owner, other].map((client) => runAll(client, filling)));
    const indexing = indexes.map(({ definition }) => [definition]);
    await Promise.all([owner, other].map((client) => runAll(client, indexing)));
    await owner.query('vacuum analyze');
  } finally {
    await Promise.all([owner.end(), other.end()]);
  }
}

/** A connection that is free takes the next group. */
async function runAll(client: pg.Client, groups: string[][]): Promise<void> {
  for (let group = groups.shift(); group; group = groups.shift())
    for (const statement of group) await client.query(statement);
}
