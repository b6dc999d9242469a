/** A fact to append to the practice's event log: ids and topic keys, never health information. */
export interface NewEvent {
  /** The event's name, in the words of the domain whose row the subject is, such as `ROOM_CHANGED`. */
  type: string;
  subjectId: string;
  /** Keys that subscriptions listen to, such as `rooms:<site id>`; given by the same domain. */
  topics: string[];
}

/** A fact with its place in the practice's order of commits. */
export interface CommittedEvent extends NewEvent {
  seq: number;
  at: Date;
}
