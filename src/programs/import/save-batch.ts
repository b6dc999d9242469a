import type { JobPrincipal } from '../../access/actor.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { writeAs } from '../../writing/write.ts';
import { quietOffice } from '../quiet-office.ts';
import { idsByKey } from './ids-by-key.ts';
import type { ImportJob } from './import-job.ts';
import type { Refusal } from './refusal.ts';
import type { ImportedRow, LookAlike, Numbered, Source } from './source.ts';
import type { Wishes } from './wishes.ts';
import { withoutRefused } from './without-refused.ts';

interface Saved<Row> {
  /** How many were in already. */
  present: number;
  added: Numbered<Row>[];
  refusals: Refusal[];
  lookAlikes: LookAlike[];
}

const job = 'import synthea';
/** Another writer took a name or number, or the same row came in by another import: a retry finds the present row. */
const passing = ['23505'];

/**
 * Brings rows in by one write of the import's own. No events: all of it is over, while displays and boards show what is
 * still to come or going on.
 */
export async function saveBatch<Row extends ImportedRow>(
  { orm, practiceId, wishes }: Pick<ImportJob, 'orm' | 'practiceId' | 'wishes'>,
  source: Source<Row>,
  rows: readonly Numbered<Row>[],
): Promise<Saved<Row>> {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
  const author = { principal, origin: { device: null, address: null } };
  const { saved } = await writeAs(
    quietOffice(orm),
    author,
    job,
    async (unit) => ({ __typename: 'ImportSuccess', saved: await addFresh(unit, source, rows, wishes) }),
    { passing },
  );
  return saved;
}

async function addFresh<Row extends ImportedRow>(
  unit: WriteUnit,
  source: Source<Row>,
  rows: readonly Numbered<Row>[],
  wishes: Wishes,
): Promise<Saved<Row>> {
  const known = await idsByKey(
    unit,
    source.table,
    rows.map(({ row }) => row.importKey),
  );
  const fresh = rows.filter(({ row }) => !known.has(row.importKey));
  const refusals = fresh.length > 0 ? await source.add(unit, fresh, wishes) : [];
  const added = withoutRefused(fresh, refusals);
  const lookAlikes = added.length > 0 ? ((await source.lookAlikes?.(unit, added)) ?? []) : [];
  return { present: rows.length - fresh.length, added, refusals, lookAlikes };
}
