import type { Committed } from './committed.ts';
import type { Recording, Seen } from './recording.ts';

/** A payload with the interval of the log that it speaks for: after `from`, up to and with `to`. */
export interface Step {
  seen: Seen;
  from: number;
  to: number;
  /** Where in the recording, for messages. */
  where: string;
}

/** A client's payloads in the order it got them, over all its sittings. Faults of the cursors themselves go to `faults`. */
export function stepsOf({ name, sittings }: Recording, { epoch }: Pick<Committed, 'epoch'>, faults: string[]): Step[] {
  const steps: Step[] = [];
  let last: string | null = null;
  for (const [number, sitting] of sittings.entries()) {
    if (sitting.after !== last)
      faults.push(`${name}, sitting ${number}: continued after ${sitting.after}, not after ${last}`);
    for (const [index, seen] of sitting.seen.entries()) {
      const where = `${name}, sitting ${number}, payload ${index} (${seen.kind} at ${seen.cursor})`;
      const [from, to] = [numberOf(last), numberOf(seen.cursor)];
      if (!seen.cursor.startsWith(`${epoch}.`)) faults.push(`${where}: of another history`);
      if (last === null && seen.kind !== 'SNAPSHOT') faults.push(`${where}: begins without a snapshot`);
      if (to < from || (to === from && seen.kind === 'CHANGE')) faults.push(`${where}: does not go on from ${last}`);
      steps.push({ seen, from, to, where });
      last = seen.cursor;
    }
  }
  return steps;
}

function numberOf(cursor: string | null): number {
  return Number(cursor?.split('.')[1] ?? -1);
}
