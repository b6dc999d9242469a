import { TypeID } from 'typeid-js';
import { ChangeType } from '../../../src/generated/models.ts';
import type { Committed } from './committed.ts';
import type { Recording } from './recording.ts';
import { stepsOf } from './steps.ts';

const told = new Set(Object.values(ChangeType).map((type) => `${type}_CHANGED`));

/**
 * The faults of the payloads that a client of the log got: after its first cursor it must have received every event of the table, each once and in order. That a
 * payload of events it has already had comes again after a lost connection would be a fault, too: its cursor said so.
 */
export function checkLog(recording: Recording, committed: Committed): string[] {
  const faults: string[] = [];
  const steps = stepsOf(recording, committed, faults);
  const start = steps[0]?.to ?? 0;
  const end = steps.at(-1)?.to ?? 0;
  if (end !== committed.lastSeq) faults.push(`${recording.name}: stopped at ${end} of ${committed.lastSeq}`);
  const seen = steps.flatMap((step, index) => {
    if (index > 0 && step.seen.kind === 'SNAPSHOT')
      faults.push(`${step.where}: says that it cannot tell what happened`);
    return step.seen.changes.map(({ cursor, subject }) => {
      const seq = Number(cursor.split('.')[1]);
      if (seq <= step.from || seq > step.to) faults.push(`${step.where}: reports event ${seq} outside of its interval`);
      return `${seq} ${TypeID.fromString(subject).toUUID()}`;
    });
  });
  const expected = committed.events
    .filter(({ seq, type }) => seq > start && told.has(type))
    .map(({ seq, subjectId }) => `${seq} ${subjectId}`);
  return [...faults, ...differences(recording.name, seen, expected)];
}

/** Reports the first place where the two differ; what follows would only repeat it. */
function differences(name: string, seen: readonly string[], expected: readonly string[]): string[] {
  const length = Math.max(seen.length, expected.length);
  const index = Array.from({ length }, (_, place) => place).find((place) => seen[place] !== expected[place]);
  if (index === undefined) return [];
  const again = seen[index] !== undefined && seen.indexOf(seen[index]) < index;
  const kind = again ? 'double' : 'hole or swap';
  return [
    `${name}: ${kind}: received ${seen[index] ?? 'nothing more'} where the table has ${expected[index] ?? 'nothing more'}`,
  ];
}
