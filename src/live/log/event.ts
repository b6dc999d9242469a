/** A fact to append to the practice's event log: ids and topic keys, never health information. */
export interface NewEvent {
  /** The event's name, in the words of the domain whose row the subject is, such as `ROOM_CHANGED`. */
  type: string;
  subjectId: string;
  /** The row that says what happened to the subject, where the domain keeps one, such as the event of a claim. */
  detailId?: string | undefined;
  /** Keys that subscriptions listen to, such as `rooms:<site id>`; given by the same domain. */
  topics: string[];
}

/** A fact with its place in the practice's order of commits. */
export interface CommittedEvent extends NewEvent {
  seq: number;
  at: Date;
}
