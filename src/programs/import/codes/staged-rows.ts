import type { Client } from 'pg';
import type { CodeSetRow } from './code-set.ts';
import type { ReleaseTable } from './release-tables.ts';

export interface StagedRow {
  row: CodeSetRow;
  /** Counts through the files of a release, so that a line is found by it again. */
  position: number;
}

/** The days of a release whose rows have none of their own. */
export interface Term {
  effective: string;
  /** The day before the next release that is in already; null while none follows. */
  lastDay: string | null;
}

/** A line of a release that repeats another, or counts on a day on which another line of its code does. */
export interface Collision {
  position: number;
  earlier: number;
}

/** The rows of a release before any of them counts: in a temporary table of the connection's. */
export async function openStage(client: Client, { name, keys }: ReleaseTable): Promise<void> {
  await client.query(`create temporary table staged on commit drop as
    select ${name}.*, 0 as position from ${name} with no data`);
  await client.query(`create unique index on staged (${keys.join(', ')}, valid_from)`);
}

/** Answers a collision for each row whose code was on an earlier line from the same day on. */
export async function stageRows(
  client: Client,
  table: ReleaseTable,
  rows: readonly StagedRow[],
  term: Term,
): Promise<Collision[]> {
  const given = rows.map(({ row: { facts, validFrom, validUntil }, position }) => ({
    ...facts,
    valid_from: validFrom ?? term.effective,
    valid_until: validFrom === null ? term.lastDay : validUntil,
    position,
  }));
  const values = [JSON.stringify(given)];
  const { rowCount } = await client.query(
    'insert into staged select * from json_populate_recordset(null::staged, $1::json) on conflict do nothing',
    values,
  );
  if (rowCount === rows.length) return [];
  const { rows: collisions } = await client.query<Collision>(
    `select given.position, staged.position as earlier from json_populate_recordset(null::staged, $1::json) as given
     join staged on ${alike(table, 'staged', 'given')} and staged.valid_from = given.valid_from
     where staged.position <> given.position order by given.position`,
    values,
  );
  return collisions;
}

/** Rows of one code whose days overlap, once all rows are staged. */
export async function overlapping(client: Client, { keys }: ReleaseTable): Promise<Collision[]> {
  const code = keys.join(', ');
  const { rows } = await client.query<Collision>(
    `select position, earlier from (
       select position, valid_from,
         lag(valid_until) over (partition by ${code} order by valid_from) as until,
         lag(position) over (partition by ${code} order by valid_from) as earlier from staged) as spans
     where earlier is not null and (until is null or until >= valid_from) order by position`,
  );
  return rows;
}

export function alike({ keys }: ReleaseTable, one: string, other: string): string {
  return keys.map((key) => `${one}.${key} = ${other}.${key}`).join(' and ');
}
