import { BadInput } from '../../errors/bad-input.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { SiteEntity } from './site.entity.ts';

/** One topic of a site of this practice, for a board. */
export function atSite(topicOf: (siteId: string) => string) {
  return async ({ siteId }: { siteId: string }, context: Context): Promise<string> => {
    const site = await load(context, rowsById(SiteEntity), siteId);
    if (!site) throw new BadInput('siteId names no site of this practice; use the id of one that it has.', ['siteId']);
    return topicOf(siteId);
  };
}
