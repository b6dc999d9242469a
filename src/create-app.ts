import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { authenticate } from './access/authenticate.ts';
import type { App } from './app.ts';
import { EventFeed } from './live/event-feed.ts';
import { databaseEventLog } from './live/event-log.ts';
import { Hub } from './live/hub.ts';
import { LiveAccesses } from './live/live-accesses.ts';
import { LiveMetrics } from './live/live-metrics.ts';
import { executeTick, startCourse } from './query/live-execution.ts';

interface AppParts {
  orm: MikroORM;
  schema: GraphQLSchema;
  log: Logger;
  allowIntrospection: boolean;
}

/** Puts a node together. Close its `feed`, `accesses` and `hub` when it stops. */
export function createApp({ orm, schema, log, allowIntrospection }: AppParts): App {
  const feed = new EventFeed(databaseEventLog(orm.em), log);
  const metrics = new LiveMetrics();
  const accesses = new LiveAccesses(feed, log, (credential) =>
    authenticate({ em: orm.em, credential, isActivity: false }),
  );
  const hub: Hub = new Hub({
    schema,
    feed,
    log,
    metrics,
    startCourse: (subscribing) => startCourse(app, subscribing),
    execute: (group, tick, watchers) => executeTick(app, group, tick, watchers),
  });
  const app: App = { orm, schema, feed, accesses, hub, metrics, log, running: new Set(), allowIntrospection };
  return app;
}
