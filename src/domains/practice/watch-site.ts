import { BadInput } from '../../errors/bad-input.ts';
import { boardCourse, type LiveCourse } from '../../live/course/live-course.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { SiteEntity } from './site.entity.ts';

/** The course of a subscription to one topic of a site of this practice. */
export async function watchSite(
  context: Context,
  topicOf: (siteId: string) => string,
  { siteId }: { siteId: string },
): Promise<LiveCourse> {
  const site = await load(context, rowsById(SiteEntity), siteId);
  if (!site) throw new BadInput('This practice has no such site: siteId.', ['siteId']);
  return boardCourse(topicOf(siteId));
}
