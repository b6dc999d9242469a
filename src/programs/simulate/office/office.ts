import type { RoomFactsFragment, SiteFactsFragment } from '../generated/operations.ts';

export type Site = Pick<SiteFactsFragment, 'id' | 'name' | 'timeZone'>;

export interface Provider {
  id: string;
  name: string;
}

/** The visit types that can be booked here, with the places in the lists of their providers and rooms. */
export interface BookableVisitType {
  id: string;
  name: string;
  minutes: number;
  providers: readonly number[];
  rooms: readonly number[];
}

/** The material a morning is played with. Scripts name people and things by their place in these lists. */
export interface Office {
  site: Site;
  /** Rooms without a visit when the morning begins. */
  rooms: readonly RoomFactsFragment[];
  providers: readonly Provider[];
  visitTypes: readonly BookableVisitType[];
  patientIds: readonly string[];
}
