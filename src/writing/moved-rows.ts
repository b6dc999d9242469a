import { type EntityName, type FilterQuery, LockMode } from '@mikro-orm/core';
import type { NewEvent } from '../live/log/event.ts';
import type { WriteUnit } from './unit.ts';

/** Rows by their ids, each with its version after they were moved. */
export type MovedRows = Record<string, number>;

interface PatientRow {
  practiceId: string;
  id: string;
  patientId?: string | null;
  version: number;
}

/** Two patients: rows of the first become those of the second. */
export interface Move {
  from: string;
  to: string;
}

/** Gives all rows of one patient to another one. */
export async function moveRows<Row extends PatientRow>(
  unit: WriteUnit,
  entity: EntityName<Row>,
  { from, to }: Move,
  changed: (row: Row) => readonly NewEvent[] = () => [],
): Promise<MovedRows> {
  const rows = await lockRows(unit, entity, { patientId: from });
  for (const row of rows) row.patientId = to;
  await unit.save(...rows.flatMap(changed));
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
}

/** Gives rows that were moved back. False, and nothing is done, where one of them was changed since. */
export async function moveRowsBack<Row extends PatientRow>(
  unit: WriteUnit,
  entity: EntityName<Row>,
  { from, to }: Move,
  moved: MovedRows = {},
  changed: (row: Row) => readonly NewEvent[] = () => [],
): Promise<boolean> {
  const ids = Object.keys(moved);
  if (ids.length === 0) return true;
  const rows = await lockRows(unit, entity, { id: { $in: ids } });
  const areSame = rows.every(({ id, version, patientId }) => version === moved[id] && patientId === from);
  if (rows.length !== ids.length || !areSame) return false;
  for (const row of rows) row.patientId = to;
  await unit.save(...rows.flatMap(changed));
  return true;
}

function lockRows<Row extends PatientRow>(
  { em, practiceId }: WriteUnit,
  entity: EntityName<Row>,
  where: object,
): Promise<Row[]> {
  return em.find<Row>(entity, { practiceId, ...where } as FilterQuery<Row>, {
    orderBy: { id: 'asc' } as never,
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
}
