import { setTimeout as pause } from 'node:timers/promises';

/** Lets a fault last. Nothing can be waited for: that nothing happens meanwhile is what is looked at. */
export async function stay(seconds: number): Promise<void> {
  await pause(seconds * 1_000);
}
