import type { DisplayPrincipal } from '../../access/principal.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { DisplaySettings } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

/** The fields of every board about the place where it hangs. */
interface BoardPlace {
  at: Date;
  displayName: string;
  settings: DisplaySettings;
  practiceName: string;
  siteName: string;
  timeZone: string;
}

/** The display that watches; the permission of each board is held by displays alone. */
export function displayOf({ request: { principal } }: Context): DisplayPrincipal {
  if (principal.kind !== 'DISPLAY') throw new Error('Only displays hold the permissions of boards.');
  return principal;
}

export async function findPlace(db: Reader, { practiceId, siteId, chosen }: DisplayPrincipal): Promise<BoardPlace> {
  const at = new Date();
  const [site, practice] = await Promise.all([
    db
      .selectFrom('site')
      .select(['name', 'timeZone'])
      .where('practiceId', '=', practiceId)
      .where('id', '=', siteId)
      .executeTakeFirstOrThrow(),
    db.selectFrom('practice').select('name').where('practiceId', '=', practiceId).executeTakeFirstOrThrow(),
  ]);
  const { timeZone } = site;
  const names = { displayName: chosen.name, practiceName: practice.name, siteName: site.name };
  return { at, ...names, settings: chosen.settings, timeZone };
}
