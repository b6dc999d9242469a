import { LiveKind } from '../../generated/models.ts';
import { type LiveTick, subjectsOf } from './live-tick.ts';

/** The rows a board shows: all of them, or those of the named ones that are on it now. */
export type BoardRows<Row> = (ids?: readonly string[]) => Promise<Row[]>;

interface BoardPayload<Row> {
  kind: LiveKind;
  cursor: string;
  at: Date;
  rows: Row[];
  removed: string[];
}

/**
 * The meaning of a subscription's tick for a board: everything, the changed and the removed rows, or only a heartbeat.
 */
export async function boardPayload<Row extends { id: string }>(
  tick: LiveTick,
  findRows: BoardRows<Row>,
): Promise<BoardPayload<Row>> {
  const { kind, cursor } = tick;
  const at = new Date();
  if (kind === LiveKind.HEARTBEAT) return { kind, cursor, at, rows: [], removed: [] };
  if (kind === LiveKind.SNAPSHOT) return { kind, cursor, at, rows: await findRows(), removed: [] };
  const subjectIds = subjectsOf(tick);
  const rows = await findRows(subjectIds);
  const present = new Set(rows.map((row) => row.id));
  return { kind, cursor, at, rows, removed: subjectIds.filter((id) => !present.has(id)) };
}
