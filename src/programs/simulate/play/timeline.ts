import { firstArrival } from '../plan/morning-plan.ts';
import type { Clock } from './clock.ts';
import { createEventQueue } from './event-queue.ts';

/**
 * An event queue that processes wait on. One has its turn at a time, and the next event waits for its end. So the same
 * morning goes the same way at any speed of the server.
 */
export interface Timeline {
  /** The simulated minute it is. */
  minute(): number;
  /** Begins a process at this minute. Its turn lasts up to where it waits for a minute or for another process. */
  begin(process: () => Promise<void>): void;
  /** Lets the process that runs wait for a minute. */
  until(minute: number): Promise<void>;
  /**
   * Lets the process that runs wait for a value from another one, but no longer than a minute, if one is named: then
   * null.
   */
  awaited<Value>(hand: (give: (value: Value) => void) => void, deadline: number | null): Promise<Value | null>;
  /** Something outside changed: look again. */
  wake(): void;
  /** Runs until no process waits any more, the signal, or a process' failure. */
  run(course: Course): Promise<void>;
}

interface Course {
  /** Called between turns: gives out what became free. */
  lookAround: () => void;
  /** Called when all wait for something that none of them can bring about. */
  onStandstill: () => void;
  signal: AbortSignal;
}

export function createTimeline(clock: Clock): Timeline {
  const queue = createEventQueue();
  // A morning's preparations begin with the first patient at the door.
  let now = firstArrival;
  let waiting = 0;
  let endTurn = () => {};
  let failTurn = (_error: unknown) => {};
  let waking = new AbortController();

  const suspended = <Value>(prepare: (resume: (value: Value) => void) => void) =>
    new Promise<Value>((resolve) => {
      prepare(resolve);
      endTurn();
    });
  const takeTurn = (happen: () => void) =>
    new Promise<void>((resolve, reject) => {
      endTurn = resolve;
      failTurn = reject;
      happen();
    });
  const wait = async (minute: number | null) => {
    waking = new AbortController();
    await clock.until(minute, waking.signal);
    // Woken early: an event is handed on at the minute it really is, but before all that are still to come.
    if (waking.signal.aborted) now = Math.max(now, Math.min(Math.floor(clock.minute()), minute ?? Infinity));
  };
  const wake = () => waking.abort();

  return {
    minute: () => now,
    begin: (process) => {
      queue.add(now, () => {
        process().then(
          () => endTurn(),
          (error: unknown) => failTurn(error),
        );
      });
    },
    until: (minute) => suspended<void>((resume) => queue.add(Math.max(minute, now), resume)),
    awaited: (hand, deadline) =>
      suspended((resume) => {
        waiting += 1;
        const event = deadline === null ? null : queue.add(deadline, () => done(null));
        const done = (value: Parameters<typeof resume>[0]) => {
          waiting -= 1;
          resume(value);
        };
        hand((value) => {
          if (event) queue.remove(event);
          queue.add(now, () => done(value));
        });
      }),
    wake,
    run: async ({ lookAround, onStandstill, signal }) => {
      signal.addEventListener('abort', wake, { once: true });
      while (!signal.aborted) {
        lookAround();
        const event = queue.first();
        if (!event && waiting === 0) return;
        if (!event) onStandstill();
        await wait(event?.minute ?? null);
        if (!event || waking.signal.aborted) continue;
        queue.remove(event);
        now = event.minute;
        await takeTurn(event.happen);
      }
    },
  };
}
