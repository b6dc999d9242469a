import type { Crew } from '../api/crew.ts';
import { firstPayload } from '../api/first-payload.ts';
import type { Session } from '../api/session.ts';
import {
  AdvanceVisitDocument,
  CreateRoomDocument,
  LeaveWithoutBeingSeenDocument,
  WatchRoomsDocument,
  WhoIsHereDocument,
} from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import { findBookable } from './find-bookable.ts';
import { findPatients } from './find-patients.ts';
import { findSite } from './find-site.ts';
import type { Office } from './office.ts';

export interface WantedOffice {
  site: string | null;
  createRooms: boolean;
  clear: boolean;
  patients: number;
}

export interface FoundOffice extends Office {
  /** The server's clock when this was found. */
  now: Date;
  /** Where watching the rooms goes on. */
  cursor: string;
}

/** Everything a morning is played with, made ready where that was asked for. */
export async function findOffice(crew: Crew, wanted: WantedOffice): Promise<FoundOffice> {
  const { rooms: found, ...site } = await findSite(crew.desk, {
    site: wanted.site,
    withoutRooms: wanted.createRooms,
  });
  if (!found?.length) await createRooms(await crew.manager(), site.id);
  if (wanted.clear) await clearSite(crew, site.id);
  const board = (await firstPayload(crew.assistant, WatchRoomsDocument, { siteId: site.id })).rooms;
  const rooms = board.rooms.filter(({ readiness }) => usable.has(readiness));
  if (rooms.length === 0) {
    throw new SimulationFailure(
      `Every room of ${site.name} is taken or out of service; end the visits in them, or have all visits there ended with --clear.`,
    );
  }
  const bookable = await findBookable(crew.desk, site.id, rooms);
  const patientIds = await findPatients(crew.desk, wanted.patients);
  return { site, rooms, ...bookable, patientIds, now: new Date(board.at), cursor: board.cursor };
}

/** Ready, or will be after a round of the assistant's. */
const usable = new Set(['READY', 'NEEDS_CLEANING', 'CLEANING', 'SETTING_UP']);

const names = ['Exam 1', 'Exam 2', 'Exam 3'];

/** Gives a site that has no rooms three examination rooms, which still need cleaning. */
async function createRooms(manager: Session, siteId: string): Promise<void> {
  for (const name of names) {
    const { result } = await manager.ask(CreateRoomDocument, { siteId, name });
    if (result.__typename !== 'CreateRoomSuccess') throw new SimulationFailure(result.message);
  }
}

/**
 * Ends all visits at a site, as an office does at night: patients who are still out front left, the others are done.
 * Answers how many there were.
 */
async function clearSite({ desk }: Crew, siteId: string): Promise<number> {
  const { visits } = (await firstPayload(desk, WhoIsHereDocument, { siteId })).waitingRoom;
  for (const { id, stage } of visits) {
    const isOutFront = stage === 'WAITING' || stage === 'CALLED';
    const { result } = isOutFront
      ? await desk.ask(LeaveWithoutBeingSeenDocument, { id })
      : await desk.ask(AdvanceVisitDocument, { id, to: 'DONE' });
    if ('message' in result) throw new SimulationFailure(result.message);
  }
  return visits.length;
}
