import type { CommittedEvent } from './committed.ts';

/** For each subject the events that each began a new version of it: a transaction may report it more than once. */
export function versionsOf(events: readonly CommittedEvent[]): Map<string, CommittedEvent[]> {
  return Map.groupBy(
    events.filter(
      ({ subjectId, transaction }, index) =>
        !events
          .slice(Math.max(0, index - 20), index)
          .some((e) => e.transaction === transaction && e.subjectId === subjectId),
    ),
    ({ subjectId }) => subjectId,
  );
}
