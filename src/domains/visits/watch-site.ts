import type { Context } from '../../context.ts';
import { type LiveTick, liveTicks } from '../../live/live-ticks.ts';
import { BadInput } from '../../query/bad-input.ts';
import { load } from '../../query/row-loader.ts';
import { siteById } from '../practice/site.loaders.ts';

interface WatchedSite {
  siteId: string;
  after?: string | null;
}

/** The course of a subscription to one topic of a site of this practice. */
export async function watchSite(
  context: Context,
  operation: string,
  topicOf: (siteId: string) => string,
  { siteId, after }: WatchedSite,
): Promise<AsyncGenerator<LiveTick>> {
  const site = await load(context, siteById, siteId);
  // Subscriptions live for hours; looking the site up must not keep a connection that long.
  await context.request.reads.finish(operation);
  if (!site) throw new BadInput('This practice has no such site: siteId.', ['siteId']);
  return liveTicks(context, new Set([topicOf(siteId)]), after);
}
