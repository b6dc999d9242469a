import type { Crew } from '../api/crew.ts';
import type { Office } from '../office/office.ts';
import type { AppointmentTimes } from '../plan/appointment-times.ts';
import type { Floor } from './floor.ts';
import type { Journal } from './journal.ts';
import type { RoomBook } from './room-book.ts';
import type { Timeline } from './timeline.ts';

/** The tools of every process that plays a part of the morning. */
export interface Morning {
  office: Office;
  crew: Crew;
  times: AppointmentTimes;
  timeline: Timeline;
  floor: Floor;
  rooms: RoomBook;
  journal: Journal;
}
