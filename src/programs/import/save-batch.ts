import { sqlState } from '../../database/connection/sql-state.ts';
import { scoped } from '../../database/session/practice-scope.ts';
import { readerOf } from '../../database/sql/reader.ts';
import { idsByKey } from './ids-by-key.ts';
import type { ImportJob } from './import-job.ts';
import { type ImportUnit, importUnit } from './import-unit.ts';
import type { Refusal } from './refusal.ts';
import type { ImportedRow, Numbered, Source } from './source.ts';
import { withoutRefused } from './without-refused.ts';

interface Saved<Row> {
  /** How many were in already. */
  present: number;
  added: Numbered<Row>[];
  refusals: Refusal[];
}

const mostAttempts = 5;
/** Somebody else took a name or number, or the same row came in by another import: what is there now is found by running anew. */
const passing = new Set(['23505', '40001', '40P01']);

/**
 * Brings rows in by one transaction with its audit entry. No events: all of it is over, while displays and boards show what is still to come or going on.
 */
export async function saveBatch<Row extends ImportedRow>(
  { orm, practiceId }: Pick<ImportJob, 'orm' | 'practiceId'>,
  source: Source<Row>,
  rows: readonly Numbered<Row>[],
): Promise<Saved<Row>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await scoped(orm.em, { practiceId }).transactional((em) =>
        addFresh(importUnit(readerOf(em), practiceId), source, rows),
      );
    } catch (error) {
      if (attempt === mostAttempts || !passing.has(sqlState(error) ?? '')) throw error;
    }
  }
}

async function addFresh<Row extends ImportedRow>(
  unit: ImportUnit,
  source: Source<Row>,
  rows: readonly Numbered<Row>[],
): Promise<Saved<Row>> {
  const known = await idsByKey(
    unit,
    source.table,
    rows.map(({ row }) => row.importKey),
  );
  const fresh = rows.filter(({ row }) => !known.has(row.importKey));
  const refusals = fresh.length > 0 ? await source.add(unit, fresh) : [];
  return { present: rows.length - fresh.length, added: withoutRefused(fresh, refusals), refusals };
}
