import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { EventFeed } from './live/event-feed.ts';
import type { Hub } from './live/hub.ts';
import type { LiveAccesses } from './live/live-accesses.ts';
import type { LiveMetrics } from './live/live-metrics.ts';

/** What a running node has and every request uses. */
export interface App {
  readonly orm: MikroORM;
  readonly schema: GraphQLSchema;
  readonly feed: EventFeed;
  readonly accesses: LiveAccesses;
  readonly hub: Hub;
  readonly metrics: LiveMetrics;
  readonly log: Logger;
  /** Operations and payloads being run; a stop waits for them. */
  readonly running: Set<Promise<unknown>>;
  /** Whether clients may ask for the schema itself. */
  readonly allowIntrospection: boolean;
}
