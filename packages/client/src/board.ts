/** A payload of a board's subscription, as far as every board has it. Select `id` in the rows. */
export interface BoardPayload {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  /** Ids of rows that left. A board without it, such as `displayBoard`, is sent whole each time. */
  removed?: readonly string[];
}

/** The order of a board's rows, as `Array.sort` takes it. */
export type RowOrder<Row> = (one: Row, other: Row) => number;

type FieldOfRows<Payload> = {
  [Field in keyof Payload]-?: Field extends 'removed' | 'changes'
    ? never
    : Payload[Field] extends readonly { id: string }[]
      ? Field
      : never;
}[keyof Payload];

/** A row of a payload: an item of its one list of objects besides `changes`, the events that brought the rows there. */
export type RowOf<Payload> = Payload[FieldOfRows<Payload>] extends readonly (infer Row)[] ? Row : never;

/**
 * The board after a payload: the whole of it, in the form of a snapshot. It is pure: keep the board that it returns,
 * and hand it in with the next payload. Begin with null.
 *
 * @param order Where new rows are put; the board's own order (`byArrival`, `byName`, `byStart`). Default: at the end.
 */
export function nextBoard<Payload extends BoardPayload>(
  board: Payload | null | undefined,
  payload: Payload,
  order?: RowOrder<RowOf<Payload>>,
): Payload {
  const { removed } = payload;
  // A board that is sent whole needs nothing of the one before, and a change to nothing has nothing to change.
  if (!board || !removed || payload.kind === 'SNAPSHOT') return payload;
  const field = fieldOfRows(payload);
  const changed = new Map(rowsIn(payload, field).map((row) => [row.id, row]));
  const left = new Set(removed);
  const kept = rowsIn(board, field).filter(({ id }) => !left.has(id));
  const known = new Set(kept.map(({ id }) => id));
  const rows = [
    ...kept.map((row) => changed.get(row.id) ?? row),
    ...[...changed.values()].filter(({ id }) => !known.has(id)),
  ];
  if (order && changed.size > 0) rows.sort(order as unknown as RowOrder<Row>);
  return { ...payload, kind: 'SNAPSHOT', [field]: rows, removed: [] };
}

interface Row {
  id: string;
}

/** Lists of a payload that are no rows of the board. */
const besides: ReadonlySet<string> = new Set(['removed', 'changes']);

/** The one list of rows of a payload. */
function fieldOfRows(payload: BoardPayload): string {
  const lists = Object.entries(payload).filter(([name, value]) => !besides.has(name) && Array.isArray(value));
  const [name] = lists[0] ?? [];
  if (name === undefined || lists.length > 1)
    throw new TypeError(
      'A payload of a board has one list of rows besides removed and changes; select that list, once.',
    );
  return name;
}

function rowsIn(payload: BoardPayload, field: string): Row[] {
  return (payload as unknown as Record<string, Row[]>)[field] ?? [];
}

/** The order of `waitingRoom`. Select `id` and `arrivedAt`. */
export const byArrival: RowOrder<{ id: string; arrivedAt: string }> = (one, other) =>
  compare(one.arrivedAt, other.arrivedAt) || compare(one.id, other.id);

/** The order of `rooms`. Select `id` and `name`. */
export const byName: RowOrder<{ id: string; name: string }> = (one, other) =>
  compare(one.name, other.name) || compare(one.id, other.id);

/** The order of `appointments`. Select `id` and `startsAt`. */
export const byStart: RowOrder<{ id: string; startsAt: string }> = (one, other) =>
  compare(one.startsAt, other.startsAt) || compare(one.id, other.id);

/** The order of `claims`. Select `id` and `inQueueSince`. */
export const byTimeInQueue: RowOrder<{ id: string; inQueueSince: string }> = (one, other) =>
  compare(one.inQueueSince, other.inQueueSince) || compare(one.id, other.id);

/** By the code points of texts. Instants come in one form, so their texts sort as they do. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
