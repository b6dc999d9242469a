import type { VisitFactsFragment } from '../generated/operations.ts';
import type { PatientScript } from '../plan/morning-plan.ts';
import type { Morning } from './morning.ts';
import type { RoomNow } from './room-book.ts';

/** A patient who is here. */
export interface Stay {
  morning: Morning;
  script: PatientScript;
  arrivedAt: number;
  /** The visit in the last answer. */
  visit: VisitFactsFragment;
  /** The room the patient is in or called to. */
  room: RoomNow | null;
}
