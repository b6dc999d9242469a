import type { RoomReadiness, VisitStage } from '../../generated/operations.ts';
import type { SoundState } from '../sound-state.ts';

/** All words of a display in one language. Numbers in rows are the same in all languages and stand alone. */
export interface Texts {
  /** Of dates, clock times and voices. */
  locale: string;
  called: string;
  waiting: string;
  inRoom: string;
  takeSeat: string;
  nobodyWaits: string;
  nobodyInRoom: string;
  nowCalling: string;
  goTo: string;
  desk: string;
  /** A call as it is spoken. */
  announcement: (ticket: string, place: string) => string;
  calledAgo: (minutes: number) => string;
  sinceArrival: string;
  placeInLine: string;
  estimatedWait: string;
  orderMayChange: string;
  page: (page: number, pages: number) => string;
  live: string;
  connecting: string;
  notLiveSince: (time: string) => string;
  sound: Record<SoundState, string>;
  tickets: string;
  rooms: string;
  noTickets: string;
  noRooms: string;
  noProvider: string;
  stages: Record<VisitStage, string>;
  readiness: Record<RoomReadiness, string>;
}
