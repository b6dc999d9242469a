import { clockTime } from './clock-time.ts';

/** The result of a morning. */
export interface Tally {
  booked: number;
  cancelled: number;
  rescheduled: number;
  noShows: number;
  arrived: number;
  walkIns: number;
  /** Patients noted as a no-show who came after all. */
  cameLate: number;
  /** Check-ins of a wrong line that were taken back. */
  mixedUp: number;
  seen: number;
  left: number;
  /** Minutes from arrival to the room, of every patient who came into one. */
  waits: number[];
  turnovers: number;
  /** Operations that the server refused although no other client had a part in it. */
  refused: number;
}

export interface Journal {
  tally: Tally;
  /** Writes an event in one line with the simulated time. */
  note(what: string): void;
}

export function createJournal(minute: () => number, write: ((line: string) => void) | null): Journal {
  const tally = {
    ...{ booked: 0, cancelled: 0, rescheduled: 0, noShows: 0, arrived: 0, walkIns: 0, seen: 0, left: 0 },
    ...{ cameLate: 0, mixedUp: 0, waits: [], turnovers: 0, refused: 0 },
  };
  return { tally, note: (what) => write?.(`${clockTime(minute())}  ${what}`) };
}
