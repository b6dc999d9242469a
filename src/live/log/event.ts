/** What happened. The subject is the visit, room or appointment with the event's `subjectId`; of `ACCESS_CHANGED`, whoever may see less now. */
export type EventType = 'VISIT_CHANGED' | 'ROOM_CHANGED' | 'APPOINTMENT_CHANGED' | 'ACCESS_CHANGED';

/** A fact to append to the practice's event log: ids and topic keys, never health information. */
export interface NewEvent {
  type: EventType;
  subjectId: string;
  /** Keys that subscriptions listen to, such as `visits:<site id>`. */
  topics: string[];
}

/** A fact with its place in the practice's order of commits. */
export interface CommittedEvent extends NewEvent {
  seq: number;
  at: Date;
}
