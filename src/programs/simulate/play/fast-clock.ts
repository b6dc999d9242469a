import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** A clock that goes some times as fast as a real one, from the first wait for a minute of the morning on. */
export function fastClock(speed: number): Clock {
  let startedAt: number | undefined;
  const msUntil = (minute: number) => Math.max(0, minute * 60_000) / speed;
  const elapsed = () => (startedAt === undefined ? 0 : performance.now() - startedAt);
  return {
    msUntil,
    minute: () => (elapsed() * speed) / 60_000,
    until: async (minute, signal) => {
      if (signal.aborted || (minute !== null && minute < 0)) return;
      startedAt ??= performance.now();
      if (minute === null) return void (await once(signal, 'abort'));
      const left = msUntil(minute) - elapsed();
      if (left > 0) await sleep(left, undefined, { signal }).catch(() => {});
    },
  };
}
