import { vi } from 'vitest';

/** How long tests wait for what must happen, in milliseconds: only a defect takes so long, never a busy machine. */
export const patienceMs = 120_000;

/** For Vitest's own waits. */
export const patience = { timeout: patienceMs, interval: 20 };

/** Looks every 20 ms until `look` does not throw, and resolves to its answer. Fails after two minutes with what `look` threw last. */
export function eventually<Answer>(look: () => Answer | Promise<Answer>): Promise<Answer> {
  return vi.waitFor(look, patience);
}
