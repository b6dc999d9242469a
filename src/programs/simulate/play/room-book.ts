import type { RoomFactsFragment } from '../generated/operations.ts';

export type RoomNow = RoomFactsFragment;

/** The known state of the rooms, from answers and from the board: the newest version of each counts. */
export interface RoomBook {
  note(rooms: readonly (RoomNow | null)[]): void;
  get(id: string): RoomNow | undefined;
  /** Rooms that are ready, by name. */
  ready(): RoomNow[];
}

export function createRoomBook(): RoomBook {
  const known = new Map<string, RoomNow>();
  return {
    note: (rooms) => {
      for (const room of rooms) {
        if (room && room.version >= (known.get(room.id)?.version ?? 0)) known.set(room.id, room);
      }
    },
    get: (id) => known.get(id),
    ready: () =>
      [...known.values()]
        .filter(({ readiness }) => readiness === 'READY')
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
