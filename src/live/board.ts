import type { Context } from '../context.ts';
import type { Reader } from '../database/reader.ts';
import { LiveKind } from '../generated/models.ts';
import { type LiveTick, subjectsOf } from './live-tick.ts';

/** The rows a board shows: all of them, or those of the named ones that are on it now. */
export type BoardRows<Row> = (db: Reader, ids?: readonly string[]) => Promise<Row[]>;

interface BoardPayload<Row> {
  kind: LiveKind;
  cursor: string;
  at: Date;
  rows: Row[];
  removed: string[];
}

/** What a subscription's tick means for a board: everything, what changed and what left, or nothing but a sign of life. */
export async function boardPayload<Row extends { id: string }>(
  context: Context,
  tick: LiveTick,
  findRows: BoardRows<Row>,
): Promise<BoardPayload<Row>> {
  const { kind, cursor } = tick;
  const at = new Date();
  if (kind === LiveKind.HEARTBEAT) return { kind, cursor, at, rows: [], removed: [] };
  const db = await context.request.reads.reader();
  if (kind === LiveKind.SNAPSHOT) return { kind, cursor, at, rows: await findRows(db), removed: [] };
  const subjectIds = subjectsOf(tick);
  const rows = await findRows(db, subjectIds);
  const present = new Set(rows.map((row) => row.id));
  return { kind, cursor, at, rows, removed: subjectIds.filter((id) => !present.has(id)) };
}
