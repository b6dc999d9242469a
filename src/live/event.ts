/** What happened. The subject is the visit, room, appointment or display with the event's `subjectId`. */
export type EventType = 'VISIT_CHANGED' | 'ROOM_CHANGED' | 'APPOINTMENT_CHANGED' | 'DISPLAY_CHANGED';

/** A fact to append to the practice's event log: ids and topic keys, never health information. */
export interface NewEvent {
  type: EventType;
  subjectId: string;
  /** Keys that subscriptions listen to, such as `visits:<site id>`. */
  topics: string[];
}
