import type { Reader } from '../../database/sql/reader.ts';
import { isUsableZone } from '../../time/known-zones.ts';

export interface SiteZone {
  id: string;
  timeZone: string;
}

/** A site that has no usable zone must not take the days of the other sites with it; `Site.timeZoneFault` reports it. */
const otherwise = 'UTC';

/** The sites of a practice with the zones that their days are computed in. */
export async function findSiteZones(db: Reader, practiceId: string): Promise<SiteZone[]> {
  const sites = await db.selectFrom('site').select(['id', 'timeZone']).where('practiceId', '=', practiceId).execute();
  return sites.map(({ id, timeZone }) => ({ id, timeZone: isUsableZone(timeZone) ? timeZone : otherwise }));
}
