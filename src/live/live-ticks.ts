import type { Context } from '../context.ts';
import { LiveKind } from '../generated/models.ts';
import { practiceIdOf } from '../query/row-loader.ts';
import { type Position, parseCursor, printCursor } from './cursor.ts';
import { type CommittedEvent, findEvents, findPosition } from './event-queries.ts';
import { TickQueue } from './tick-queue.ts';

/** One payload to be, before anything of it is loaded. */
export interface LiveTick {
  kind: LiveKind;
  cursor: string;
  /** Subjects of the events since the last payload, each once; empty unless the kind is `CHANGE`. */
  subjectIds: string[];
}

/** More missed events than this are told as one snapshot. */
const mostReplayed = 1000;

/**
 * The course of one subscription: what was missed since `after`, or a snapshot; then every batch of events on one of the topics, and a heartbeat in silence.
 * Watching starts before the log is read, so that no event falls between the two.
 */
export async function* liveTicks(
  context: Context,
  topics: ReadonlySet<string>,
  after?: string | null,
): AsyncGenerator<LiveTick> {
  const { app } = context.request;
  const practiceId = practiceIdOf(context);
  const queue = new TickQueue(topics);
  const stop = await app.feed.watch(practiceId, (events, upTo) => queue.push(events, upTo));
  try {
    const end = await findPosition(app.orm.em, practiceId);
    yield await firstTick(context, topics, end, after ? parseCursor(after) : undefined);
    let { seq } = end;
    for await (const batch of queue.batches(() => app.feed.checkedAt(practiceId), context.request.ended)) {
      const subjectIds = subjectsOf(batch.events.filter((event) => event.seq > seq));
      seq = Math.max(seq, batch.upTo);
      const cursor = printCursor({ epoch: end.epoch, seq });
      if (batch.overflowed) yield { kind: LiveKind.SNAPSHOT, cursor, subjectIds: [] };
      else if (subjectIds.length > 0) yield { kind: LiveKind.CHANGE, cursor, subjectIds };
      else if (batch.isHeartbeat) yield { kind: LiveKind.HEARTBEAT, cursor, subjectIds: [] };
    }
  } finally {
    stop();
  }
}

async function firstTick(
  context: Context,
  topics: ReadonlySet<string>,
  end: Position,
  after: Position | undefined,
): Promise<LiveTick> {
  const cursor = printCursor(end);
  const snapshot = { kind: LiveKind.SNAPSHOT, cursor, subjectIds: [] };
  if (!after || after.epoch !== end.epoch || after.seq > end.seq || end.seq - after.seq > mostReplayed) return snapshot;
  const missed = await findEvents(context.request.app.orm.em, practiceIdOf(context), after.seq, mostReplayed);
  const upToEnd = missed.filter((event) => event.seq <= end.seq);
  // A hole means that the cursor is older than what is kept.
  if (upToEnd.length !== end.seq - after.seq) return snapshot;
  const subjectIds = subjectsOf(upToEnd.filter((event) => event.topics.some((topic) => topics.has(topic))));
  return { kind: subjectIds.length > 0 ? LiveKind.CHANGE : LiveKind.HEARTBEAT, cursor, subjectIds };
}

function subjectsOf(events: readonly CommittedEvent[]): string[] {
  return [...new Set(events.map((event) => event.subjectId))];
}
