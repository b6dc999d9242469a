import { randomUUID } from 'node:crypto';
import type { CommittedEvent } from '../../../src/live/log/event.ts';
import type { EventLog } from '../../../src/live/log/event-log.ts';

/** One practice's event log, kept by the test: it grows, loses old days, is put back, and is read through the network that the test makes. */
export interface MemoryLog extends EventLog {
  readonly practiceId: string;
  readonly epoch: string;
  /** Number of the last event. */
  readonly last: number;
  /** Appends this many and answers them, as a writer learns of what it committed. */
  commit(count: number): CommittedEvent[];
  /** The oldest events up to this number are removed, as when an old day is dropped. */
  dropUpTo(seq: number): void;
  /** Puts an earlier state back; a restored database may or may not have an epoch of its own. */
  restore(last: number, epoch?: string): void;
}

/** The connection between a reader and the log: may be late, and may fail. */
export type Network = <Answer>(read: () => Answer) => Promise<Answer>;

export function openMemoryLog(network: Network = async (read) => read()): MemoryLog {
  const practiceId = randomUUID();
  let epoch: string = randomUUID();
  let last = 0;
  let events: CommittedEvent[] = [];
  const after = (seq: number, most: number) => events.filter((event) => event.seq > seq).slice(0, most);
  return {
    practiceId,
    get epoch() {
      return epoch;
    },
    get last() {
      return last;
    },
    commit: (count) => {
      const added = Array.from({ length: count }, (_, index) => eventOf(last + index + 1));
      last += count;
      events.push(...added);
      return added;
    },
    dropUpTo: (seq) => {
      events = events.filter((event) => event.seq > seq);
    },
    restore: (to, other = epoch) => {
      epoch = other;
      last = to;
      events = events.filter((event) => event.seq <= to);
    },
    close: async () => {},
    end: (_, mostRecent) => network(() => ({ epoch, seq: last, recent: after(last - mostRecent, mostRecent) })),
    after: (_, seq, most) => network(() => after(seq, most)),
    heads: (asked) =>
      network(() => new Map(asked.filter((id) => id === practiceId).map((id) => [id, { epoch, seq: last }]))),
  };
}

function eventOf(seq: number): CommittedEvent {
  return { seq, type: 'VISIT_CHANGED', subjectId: randomUUID(), topics: ['visits:here'], at: new Date() };
}
