import type { CodeSetRelease } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

const most = 100;

/** Which published sets are in, and from which day on. */
export async function codeSetReleases(context: Context): Promise<CodeSetRelease[]> {
  const db = await context.request.reads.reader();
  return db
    .selectFrom('code_set_release')
    .select(['codeSet', 'name', 'effective', 'rowCount', 'importedAt'])
    .orderBy('effective', 'desc')
    .orderBy('importedAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}
