import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import type { MueLimit, PtpPair } from './code-facts.ts';
import type { CodesAtHand } from './codes-at-hand.ts';
import type { Releases } from './find-releases.ts';
import type { SharedFacts } from './scrub-facts.ts';

/** NCCI's edits of the pairs and codes at hand, in two statements. */
export async function findEditLimits(
  db: Reader,
  { pairs, procedures }: CodesAtHand,
  { first }: Releases,
): Promise<Pick<SharedFacts, 'ptpPairs' | 'mueLimits'>> {
  return {
    ptpPairs: first.has('ptp') ? await findPairs(db, pairs) : null,
    mueLimits: first.has('mue') ? await findLimits(db, procedures) : null,
  };
}

async function findPairs(db: Reader, pairs: CodesAtHand['pairs']): Promise<Map<string, Map<string, PtpPair[]>>> {
  const { rows } = await sql<PtpPair & { column1: string; column2: string }>`
    select edit.column1, edit.column2, edit.valid_from::text as "from", edit.valid_until::text as "to",
      edit.modifier_indicator::text as indicator
    from unnest(${pairs.map(([one]) => one)}::text[], ${pairs.map(([, other]) => other)}::text[]) pair (one, other)
    join ptp_edit edit on edit.column1 = pair.one collate "C" and edit.column2 = pair.other collate "C"`.execute(db);
  const byFirst = Map.groupBy(rows, ({ column1 }) => column1);
  return new Map([...byFirst].map(([column1, found]) => [column1, Map.groupBy(found, ({ column2 }) => column2)]));
}

async function findLimits(db: Reader, procedures: readonly string[]): Promise<Map<string, MueLimit[]>> {
  const { rows } = await sql<MueLimit & { code: string }>`
    select code, valid_from::text as "from", valid_until::text as "to", most_units as units,
      adjudication_indicator::text as indicator
    from mue_limit where code = any(${procedures}::text[])`.execute(db);
  return Map.groupBy(rows, ({ code }) => code);
}
