import type { Crew } from '../api/crew.ts';
import { firstPayload } from '../api/first-payload.ts';
import { WatchRoomsDocument } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import { clearSite } from './clear-site.ts';
import { createRooms } from './create-rooms.ts';
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
