import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 20;

/** Waits until something is found true or there; fails, naming it, when that takes longer than a person would wait. */
export async function until<Found>(
  what: string | (() => string),
  look: () => Found | Promise<Found>,
  mostMs = 60_000,
): Promise<Exclude<Found, undefined | null | false>> {
  const end = performance.now() + mostMs;
  for (;;) {
    const found = await look();
    if (found) return found as Exclude<Found, undefined | null | false>;
    if (performance.now() > end)
      throw new Error(`Waited ${mostMs / 1000} s in vain until ${typeof what === 'string' ? what : what()}.`);
    await pause(lookEveryMs);
  }
}
