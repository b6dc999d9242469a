import type { LiveKind } from '../../generated/models.ts';
import type { CommittedEvent } from '../log/event.ts';

/** One payload to be, before anything of it is loaded. */
export interface LiveTick {
  kind: LiveKind;
  cursor: string;
  /** Events since the last payload that the course listens to, in commit order; empty unless the kind is `CHANGE`. */
  events: readonly CommittedEvent[];
}

/** Subjects of a tick's events, each once. */
export function subjectsOf({ events }: LiveTick): string[] {
  return [...new Set(events.map((event) => event.subjectId))];
}
