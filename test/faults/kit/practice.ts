import { parseTypeId } from '../../../src/contract/type-id.ts';
import { openOrm } from '../../../src/database/orm.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import type { Place } from './place.ts';

/** A patient and a room that belong together in a test. */
export interface Round {
  siteId: string;
  visitTypeId: string;
  roomId: string;
  patientId: string;
}

/** A practice with two sites and work for some writers. */
export interface BusyPractice {
  office: Office;
  /** As the tables know it. */
  practiceId: string;
  token: string;
  siteIds: readonly string[];
  rounds: readonly Round[];
}

export async function openPractice({ ownerUrl }: Place, url: string, writers: number): Promise<BusyPractice> {
  // Its idle connections end by themselves; colleagues who come later need it.
  const owner = await openOrm(ownerUrl);
  const office = await openOffice({ url, owner });
  const siteIds = [await office.site(), await office.site()];
  const visitTypeId = await office.visitType();
  const rounds: Round[] = [];
  for (let count = 0; count < writers; count += 1) {
    const siteId = siteIds[count % siteIds.length] ?? '';
    rounds.push({ siteId, visitTypeId, roomId: await office.room(siteId), patientId: await office.patient() });
  }
  return {
    office,
    practiceId: parseTypeId(office.practiceId)?.uuid ?? '',
    token: office.manager.token ?? '',
    siteIds,
    rounds,
  };
}
