import type { CommittedEvent } from '../log/event.ts';

interface CourseOptions {
  hears: (event: CommittedEvent) => boolean;
  /**
   * The payload for a watcher that was too slow for some: the whole board as it is then, or each event that was missed.
   */
  afterLag: 'SNAPSHOT' | 'REPLAY';
  /** The least time between two payloads, in milliseconds; what happens meanwhile is sent together. Default: 0. */
  leastGapMs?: number;
}

/**
 * The events a subscription listens to: the answer of its `subscribe` resolver. It says what to send and sends nothing:
 * the hub does. Iterable by name only, because that is what GraphQL asks of the answer.
 */
export class LiveCourse implements AsyncIterable<never> {
  readonly hears: CourseOptions['hears'];
  readonly afterLag: CourseOptions['afterLag'];
  readonly leastGapMs: number;

  constructor({ hears, afterLag, leastGapMs = 0 }: CourseOptions) {
    this.hears = hears;
    this.afterLag = afterLag;
    this.leastGapMs = leastGapMs;
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('A course is followed by the hub, not iterated.');
  }
}

/** The course of a board: events on its topics, and the whole board for a watcher that was too slow. */
export function boardCourse(...own: readonly string[]): LiveCourse {
  return new LiveCourse({ hears: ({ topics }) => own.some((topic) => topics.includes(topic)), afterLag: 'SNAPSHOT' });
}
