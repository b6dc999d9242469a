import type { Committed } from './committed.ts';
import { versionsOf } from './versions-of.ts';

/** The faults of the table itself: its numbers must be 1 to n, and the transaction that made a version of a visit or room must have reported it. */
export function checkTable({ events, lastSeq, versions }: Committed): string[] {
  const made = versionsOf(events);
  return [
    ...events.flatMap(({ seq }, index) =>
      seq === index + 1 ? [] : [`event ${index + 1} of the table has number ${seq}`],
    ),
    ...(events.length === lastSeq ? [] : [`the stream gave ${lastSeq} numbers, the table has ${events.length}`]),
    ...[...versions]
      .filter(([id, version]) => made.get(id)?.length !== version)
      .map(([id, version]) => `${id} is at version ${version} after ${made.get(id)?.length ?? 0} transactions`),
  ];
}
