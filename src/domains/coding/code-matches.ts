import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import { CodeSet } from '../../generated/models.ts';
import { orderOf } from '../../reading/lists/order.ts';
import type { Position } from '../../reading/lists/page-cursor.ts';
import { isInPart, type Part, parametersOf, type Side } from '../../reading/lists/position.ts';
import type { CodeRow } from './code.entity.ts';

export interface CodeSearch {
  practiceId: string;
  set: CodeSet;
  /** Null for all codes. */
  text: string | null;
  /** The day on which the codes count. */
  on: string;
  /** Null for both kinds. */
  isBillable: boolean | null;
}

interface Bound {
  part: Part;
  side: Side;
  position: Position;
}

/** Which codes are looked for: so many of those within the bounds, from the start or from the end. */
export interface CodeRange {
  bounds: readonly Bound[];
  isBackward: boolean;
  limit: number;
}

/** On one day a code is in its set once. */
export const byCode = orderOf('code', 'BY_CODE', 'asc', { code: 'text' });

export async function findCodes(db: Reader, search: CodeSearch, range: CodeRange): Promise<CodeRow[]> {
  const within = range.bounds.map(
    ({ part, side, position }) =>
      sql` and ${isInPart(byCode, [sql.raw('code')], [part, side], parametersOf(byCode, position))}`,
  );
  const { rows } = await sql<CodeRow>`select ${columnsOf(search)}, code, valid_from as "validFrom",
      valid_until as "validUntil" from ${matches(search)}${sql.join(within, sql``)}
    order by code ${sql.raw(range.isBackward ? 'desc' : 'asc')} limit ${range.limit}`.execute(db);
  return range.isBackward ? rows.reverse() : rows;
}

/** Codes of the set that count on the day, by exact spelling. */
export function findExactCodes(db: Reader, search: CodeSearch, codes: readonly string[]): Promise<CodeRow[]> {
  return findWhere(db, search, sql`code = any(${codes}::text[])`, codes.length);
}

/** Codes that begin so, by code. */
export function findCodesBelow(db: Reader, search: CodeSearch, beginning: string, limit: number): Promise<CodeRow[]> {
  return findWhere(db, search, sql`code >= ${beginning} and code < ${beginning} || ${'\u{10FFFF}'}`, limit);
}

async function findWhere(
  db: Reader,
  search: CodeSearch,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`select ${columnsOf(search)}, code, valid_from as "validFrom",
      valid_until as "validUntil" from ${matches(search)} and ${condition} order by code limit ${limit}`.execute(db);
  return rows;
}

/** Whether any code of the set was imported. */
export async function hasCodes(
  db: Reader,
  { set, practiceId }: Pick<CodeSearch, 'set' | 'practiceId'>,
): Promise<boolean> {
  const from =
    set === CodeSet.CPT ? sql`practice_code where practice_id = ${practiceId}` : sql`code where code_set = ${set}`;
  const { rows } = await sql`select 1 from ${from} limit 1`.execute(db);
  return rows.length > 0;
}

export async function countCodes(db: Reader, search: CodeSearch): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${matches(search)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function columnsOf({ set }: CodeSearch): RawBuilder<unknown> {
  return set === CodeSet.CPT
    ? sql`${set} as "codeSet", true as "isBillable", description as "shortDescription", description as "longDescription"`
    : sql`code_set as "codeSet", is_billable as "isBillable", short_description as "shortDescription",
        long_description as "longDescription"`;
}

/** The table and the conditions. */
function matches({ set, practiceId, text, on, isBillable }: CodeSearch): RawBuilder<unknown> {
  const isOwn = set === CodeSet.CPT;
  const table = sql.raw(isOwn ? 'practice_code' : 'code');
  const conditions = [
    isOwn ? sql`practice_id = ${practiceId}` : sql`code_set = ${set}`,
    sql`valid_from <= ${on}::date and (valid_until is null or valid_until >= ${on}::date)`,
    ...(isBillable === null ? [] : [isOwn ? sql`${isBillable}` : sql`is_billable = ${isBillable}`]),
  ];
  if (text === null) return sql`${table} where ${sql.join(conditions, sql` and `)}`;
  // Found by their words before they are ordered: PostgreSQL would walk all codes in order for a word that few have.
  const meant = [...conditions, isMeant(text, sql.raw(isOwn ? 'description' : 'long_description'))];
  return sql`(select * from ${table} where ${sql.join(meant, sql` and `)} offset 0) as meant where true`;
}

/** Whether the code begins with the text, or each word of the text begins a word of the description. */
function isMeant(text: string, description: RawBuilder<unknown>): RawBuilder<unknown> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return sql`false`;
  const beginning = words.join('').toUpperCase();
  const hasWords = sql`to_tsvector('simple', regexp_replace(${description}, '[^[:alnum:]]+', ' ', 'g'))
    @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`;
  return sql`((code >= ${beginning} and code < ${beginning} || ${'\u{10FFFF}'}) or ${hasWords})`;
}
