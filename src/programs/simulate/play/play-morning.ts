import type { Crew } from '../api/crew.ts';
import { watchRooms } from '../api/watch-rooms.ts';
import type { FoundOffice } from '../office/find-office.ts';
import { appointmentTimes } from '../plan/appointment-times.ts';
import { planMorning } from '../plan/plan-morning.ts';
import { planProviders } from '../plan/plan-providers.ts';
import { beginLate } from './begin-late.ts';
import type { Clock } from './clock.ts';
import { createFloor } from './floor.ts';
import { createJournal, type Tally } from './journal.ts';
import { playPatients } from './play-patients.ts';
import { createRoomBook } from './room-book.ts';
import { createTimeline } from './timeline.ts';
import { turnOverRoom } from './turn-over-room.ts';

interface Play {
  office: FoundOffice;
  crew: Crew;
  clock: Clock;
  seed: number;
  /** The writer of journal lines; null for none. */
  write: ((line: string) => void) | null;
  signal: AbortSignal;
}

export interface MorningEnd {
  tally: Tally;
  /** The simulated minute at which it ended. */
  minute: number;
  /** Why it went no further; null when it did not fail. */
  failure: unknown;
}

/** How long the rounds before opening take in each room. */
const morningRound = { toCleaning: 1, cleaning: 3, settingUp: 2 };

/** Plays a morning at an office to its end, to the signal, or as far as it goes. */
export async function playMorning({ office, crew, clock, seed, write, signal }: Play): Promise<MorningEnd> {
  const timeline = createTimeline(clock);
  const rooms = createRoomBook();
  const floor = createFloor(timeline, rooms);
  const journal = createJournal(timeline.minute, write);
  const times = appointmentTimes({ now: office.now, timeZone: office.site.timeZone, msUntil: clock.msUntil });
  const morning = { office, crew, times, timeline, floor, rooms, journal };
  rooms.note(office.rooms);

  const scripts = planMorning(seed, {
    ...office,
    patients: office.patientIds.length,
    providers: office.providers.length,
  });
  for (const room of office.rooms) timeline.begin(() => turnOverRoom(morning, room, morningRound));
  for (const [place, minute] of planProviders(seed, office.providers.length).entries())
    timeline.begin(() => beginLate(morning, place, minute));
  timeline.begin(() => playPatients(morning, scripts));

  const watching = new AbortController();
  const watch = watchRooms(crew.assistant, {
    ...{ siteId: office.site.id, after: office.cursor, signal: watching.signal },
    onRooms: (changed) => {
      rooms.note(changed);
      timeline.wake();
    },
  });
  const onStandstill = once(() => journal.note('all patients wait for a room that a colleague has to make ready'));
  const failure = await timeline
    .run({ lookAround: floor.handOut, onStandstill, signal })
    .then(() => null)
    .catch((error: unknown) => error);
  watching.abort();
  await watch;
  return { tally: journal.tally, minute: Math.max(timeline.minute(), 0), failure };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
