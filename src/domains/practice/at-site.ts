import { BadInput } from '../../errors/bad-input.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { SiteEntity, type SiteRow } from './site.entity.ts';

/** One topic of a site of this practice, for a board. `check` throws for a site that the board cannot be of. */
export function atSite(topicOf: (siteId: string) => string, check?: (site: SiteRow) => void) {
  return async ({ siteId }: { siteId: string }, context: Context): Promise<string> => {
    const site = await load(context, rowsById(SiteEntity), siteId);
    if (!site) throw new BadInput('siteId names no site of this practice; use the id of one that it has.', ['siteId']);
    check?.(site);
    return topicOf(siteId);
  };
}
