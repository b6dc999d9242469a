import type { Client } from 'pg';
import type { ReleaseTable } from './release-tables.ts';
import { alike, type Term } from './staged-rows.ts';

/** The effect of a release, in rows. */
export interface Effect {
  /** Of codes that did not count before. */
  added: number;
  changed: number;
  ended: number;
  /** Those that counted before. */
  counted: number;
}

/**
 * Puts a release whose rows count as one: from its day until the next release nothing counts but its rows. Rows that
 * stay as they were keep their days, so that a further release of the same codes changes nothing.
 */
export async function applySnapshot(
  client: Client,
  table: ReleaseTable,
  { effective, lastDay }: Term,
): Promise<Effect> {
  const { name, scope, keys, facts } = table;
  const same = [alike(table, 'staged', 'held'), ...facts.map((fact) => `staged.${fact} = held.${fact}`)].join(' and ');
  const days = [effective, lastDay];
  const before = countsOn('held', '$1::date - 1');
  const counted = await count(client, `select from ${name} held where ${scope} and ${before}`, [effective]);
  const added = await count(
    client,
    `select from staged where not exists (
       select from ${name} held where ${scope} and ${alike(table, 'staged', 'held')} and ${before})`,
    [effective],
  );
  const columns = [...keys, ...facts];
  const { rows } = await client.query<{ is_kept: boolean; number: number }>(
    `with cut as (
       delete from ${name} held where ${scope}
         and held.valid_from <= coalesce($2::date, 'infinity') and coalesce(held.valid_until, 'infinity') >= $1::date
         and not exists (select from staged where ${same})
       returning *),
     pieces as (
       insert into ${name} (${columns.join(', ')}, valid_from, valid_until)
       select ${columns.map((column) => `cut.${column}`).join(', ')}, piece.valid_from, piece.valid_until
       from cut cross join lateral (
         values (cut.valid_from, $1::date - 1), ($2::date + 1, cut.valid_until)) piece(valid_from, valid_until)
       where piece.valid_from <= coalesce(piece.valid_until, 'infinity'))
     select is_kept, count(*)::int as number from (
       select exists (select from staged where ${alike(table, 'staged', 'cut')}) as is_kept from cut
       where ${countsOn('cut', '$1::date - 1')}) as ends group by is_kept`,
    days,
  );
  // A row that the next release has unchanged begins earlier now.
  if (lastDay !== null)
    await client.query(
      `update ${name} held set valid_from = $1::date from staged
       where ${scope} and held.valid_from = $2::date + 1 and ${same}
         and not exists (select from ${name} older where ${alike(table, 'older', 'held')} and ${countsOn('older', '$1::date')})`,
      days,
    );
  await client.query(
    `insert into ${name} (${columns.join(', ')}, valid_from, valid_until)
     select ${columns.join(', ')}, valid_from, valid_until from staged
     where not exists (select from ${name} held where ${alike(table, 'staged', 'held')} and ${countsOn('held', '$1::date')})`,
    [effective],
  );
  const numberOf = (isKept: boolean) => rows.find((row) => row.is_kept === isKept)?.number ?? 0;
  return { added, changed: numberOf(true), ended: numberOf(false), counted };
}

/**
 * Puts a release whose rows have days of their own. The latest release says all: codes that it lacks end the day before
 * it. An older one only adds codes of which later ones say nothing.
 */
export async function applyDated(client: Client, table: ReleaseTable, { effective, lastDay }: Term): Promise<Effect> {
  const { name, scope, keys, facts } = table;
  const columns = [...keys, ...facts, 'valid_from', 'valid_until'].join(', ');
  const overlap = `${alike(table, 'staged', 'held')} and held.valid_from <= coalesce(staged.valid_until, 'infinity')
    and staged.valid_from <= coalesce(held.valid_until, 'infinity')`;
  const missing = `insert into ${name} (${columns}) select ${columns} from staged
    where not exists (select from ${name} held where ${overlap})`;
  if (lastDay !== null) {
    await client.query('delete from staged where valid_from > $1', [lastDay]);
    await client.query(`update staged set valid_until = $1 where coalesce(valid_until, 'infinity') > $1`, [lastDay]);
    const { rowCount } = await client.query(missing);
    return { added: rowCount ?? 0, changed: 0, ended: 0, counted: 0 };
  }
  const counted = await count(client, `select from ${name} held where ${scope} and ${countsOn('held', '$1::date')}`, [
    effective,
  ]);
  const added = await count(
    client,
    `select from staged where not exists (select from ${name} held where ${scope} and ${alike(table, 'staged', 'held')})`,
    [],
  );
  const identical = [
    alike(table, 'staged', 'held'),
    ...[...facts, 'valid_from', 'valid_until'].map((fact) => `staged.${fact} is not distinct from held.${fact}`),
  ].join(' and ');
  const { rowCount: changed } = await client.query(
    `delete from ${name} held where ${scope} and exists (select from staged where ${overlap})
       and not exists (select from staged where ${identical})`,
  );
  const absent = `${scope} and coalesce(held.valid_until, 'infinity') >= $1::date
    and not exists (select from staged where ${alike(table, 'staged', 'held')})`;
  const begun = await client.query(`delete from ${name} held where ${absent} and held.valid_from >= $1::date`, [
    effective,
  ]);
  const ended = await client.query(`update ${name} held set valid_until = $1::date - 1 where ${absent}`, [effective]);
  await client.query(missing);
  return { added, changed: changed ?? 0, ended: (begun.rowCount ?? 0) + (ended.rowCount ?? 0), counted };
}

function countsOn(row: string, day: string): string {
  return `${row}.valid_from <= ${day} and coalesce(${row}.valid_until, 'infinity') >= ${day}`;
}

async function count(client: Client, found: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await client.query<{ number: number }>(`select count(*)::int as number from (${found}) as found`, [
    ...values,
  ]);
  return rows[0]?.number ?? 0;
}
