import type { Context } from '../../context.ts';
import { boardCourse, type LiveCourse } from '../../live/live-course.ts';
import { BadInput } from '../../query/bad-input.ts';
import { load } from '../../query/row-loader.ts';
import { siteById } from '../practice/site.loaders.ts';

/** The course of a subscription to one topic of a site of this practice. */
export async function watchSite(
  context: Context,
  topicOf: (siteId: string) => string,
  { siteId }: { siteId: string },
): Promise<LiveCourse> {
  const site = await load(context, siteById, siteId);
  if (!site) throw new BadInput('This practice has no such site: siteId.', ['siteId']);
  return boardCourse(topicOf(siteId));
}
