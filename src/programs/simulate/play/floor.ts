import type { RoomBook, RoomNow } from './room-book.ts';
import type { Timeline } from './timeline.ts';

interface RoomWish {
  /** Rooms that will do, by id. */
  fit: ReadonlySet<string>;
  /** The one that was booked. */
  preferred: string | null;
  /** How long the patient waits for one. */
  deadline: number | null;
}

/** The queues for rooms and for providers, first come first served. */
export interface Floor {
  /** A ready room that is kept for the caller until `entered`; null when the deadline came first. */
  room(wish: RoomWish): Promise<RoomNow | null>;
  /** The room is no longer kept: it shows by its readiness whether it is taken. */
  entered(room: RoomNow): void;
  /** Whether the provider had time before the deadline; then it is the caller's until `release`. */
  provider(place: number, deadline: number | null): Promise<boolean>;
  release(place: number): void;
  /** Gives ready rooms and free providers to those who wait for them. */
  handOut(): void;
}

interface Waiting<Wish, Value> {
  wish: Wish;
  give: (value: Value) => void;
}

export function createFloor(timeline: Timeline, rooms: RoomBook): Floor {
  const kept = new Set<string>();
  const busy = new Set<number>();
  let forRoom: Waiting<RoomWish, RoomNow>[] = [];
  let forProvider: Waiting<number, true>[] = [];

  const handOutRooms = () => {
    for (const waiting of [...forRoom]) {
      const { fit, preferred } = waiting.wish;
      const free = rooms.ready().filter(({ id }) => fit.has(id) && !kept.has(id));
      const room = free.find(({ id }) => id === preferred) ?? free[0];
      if (!room) continue;
      kept.add(room.id);
      forRoom = forRoom.filter((other) => other !== waiting);
      waiting.give(room);
    }
  };
  const handOutProviders = () => {
    for (const waiting of [...forProvider]) {
      if (busy.has(waiting.wish)) continue;
      busy.add(waiting.wish);
      forProvider = forProvider.filter((other) => other !== waiting);
      waiting.give(true);
    }
  };

  return {
    room: async (wish) => {
      const room = await timeline.awaited<RoomNow>((give) => forRoom.push({ wish, give }), wish.deadline);
      if (!room) forRoom = forRoom.filter((other) => other.wish !== wish);
      return room;
    },
    entered: ({ id }) => kept.delete(id),
    provider: async (place, deadline) => {
      let mine: Waiting<number, true> | undefined;
      const isFree = await timeline.awaited<true>((give) => {
        mine = { wish: place, give };
        forProvider.push(mine);
      }, deadline);
      if (!isFree) forProvider = forProvider.filter((other) => other !== mine);
      return isFree ?? false;
    },
    release: (place) => busy.delete(place),
    handOut: () => {
      handOutRooms();
      handOutProviders();
    },
  };
}
