import type { RoomFactsFragment, SiteFactsFragment } from '../generated/operations.ts';

export type Site = Pick<SiteFactsFragment, 'id' | 'name' | 'timeZone'>;

export interface Provider {
  id: string;
  name: string;
}

/** What can be booked here, with the places in the lists of those who and where it can be done. */
export interface BookableVisitType {
  id: string;
  name: string;
  minutes: number;
  providers: readonly number[];
  rooms: readonly number[];
}

/** What a morning is played with. Scripts name people and things by their place in these lists. */
export interface Office {
  site: Site;
  /** Those that no visit holds when the morning begins. */
  rooms: readonly RoomFactsFragment[];
  providers: readonly Provider[];
  visitTypes: readonly BookableVisitType[];
  patientIds: readonly string[];
}
