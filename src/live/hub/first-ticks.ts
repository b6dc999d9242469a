import { LiveKind } from '../../generated/models.ts';
import type { LiveCourse } from '../course/live-course.ts';
import type { LiveTick } from '../course/live-tick.ts';
import { type Position, printCursor } from '../log/cursor.ts';
import type { CommittedEvent } from '../log/event.ts';

interface Log {
  course: LiveCourse;
  /** The position up to which payloads are to be sent. */
  upTo: Position;
  /** Events after a position; null when not all are known. */
  since(after: Position): readonly CommittedEvent[] | null;
}

/** Beginning watchers, by the position where they go on. */
interface Resuming {
  resume: Position | null;
}

export interface FirstTick<One extends Resuming> {
  first: LiveTick;
  watchers: One[];
}

/**
 * The first payloads of beginning watchers: few, however many begin at once from however many positions, since the live
 * ones wait for them. Entries of a board may be sent twice, so that all get what the most outdated one has missed. A
 * log sends nothing twice: one position a round, the others with the next.
 */
export function firstTicks<One extends Resuming>(starting: ReadonlySet<One>, log: Log): FirstTick<One>[] {
  const newest = { first: tickAfter(null, log), watchers: [] as One[] };
  const returning: One[] = [];
  for (const [resume, watchers] of Map.groupBy(starting, ({ resume }) => resume && printCursor(resume))) {
    const isKnown = resume !== null && watchers[0]?.resume && log.since(watchers[0].resume) !== null;
    (isKnown ? returning : newest.watchers).push(...watchers);
  }
  const oldest = Math.min(...returning.map(({ resume }) => resume?.seq ?? Infinity));
  const together =
    log.course.afterLag === 'SNAPSHOT' ? returning : returning.filter((one) => one.resume?.seq === oldest);
  const catchUp = { first: tickAfter({ epoch: log.upTo.epoch, seq: oldest }, log), watchers: together };
  return [newest, catchUp].filter(({ watchers }) => watchers.length > 0);
}

function tickAfter(after: Position | null, { course, upTo, since }: Log): LiveTick {
  const cursor = printCursor(upTo);
  const missed = after && Number.isFinite(after.seq) ? since(after) : null;
  if (!missed) return { kind: LiveKind.SNAPSHOT, cursor, events: [] };
  // Events since `upTo` was taken are sent with the next payload.
  const events = missed.filter((event) => event.seq <= upTo.seq && course.hears(event));
  return { kind: events.length > 0 ? LiveKind.CHANGE : LiveKind.HEARTBEAT, cursor, events };
}
