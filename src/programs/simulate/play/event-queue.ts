/** Something that happens at a simulated minute. */
export interface PlannedEvent {
  readonly minute: number;
  readonly happen: () => void;
}

/** Events in the order of their minutes; those of one minute in the order in which they were added. */
export interface EventQueue {
  add(minute: number, happen: () => void): PlannedEvent;
  remove(event: PlannedEvent): void;
  first(): PlannedEvent | undefined;
}

export function createEventQueue(): EventQueue {
  const events: PlannedEvent[] = [];
  return {
    add: (minute, happen) => {
      const event = { minute, happen };
      const place = events.findIndex((other) => other.minute > minute);
      events.splice(place < 0 ? events.length : place, 0, event);
      return event;
    },
    remove: (event) => {
      const place = events.indexOf(event);
      if (place >= 0) events.splice(place, 1);
    },
    first: () => events[0],
  };
}
