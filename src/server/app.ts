import type { MikroORM } from '@mikro-orm/postgresql';
import type { AddressOf } from '../access/client-address.ts';
import type { Gate } from '../admission/gate.ts';
import type { Engine } from '../execution/engine.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Hub } from '../live/hub/hub.ts';
import type { LiveAccesses } from '../live/hub/live-accesses.ts';
import type { LiveMetrics } from '../live/hub/live-metrics.ts';
import type { SeenDisplays } from '../live/hub/seen-displays.ts';
import type { EventFeed } from '../live/log/event-feed.ts';

/** Everything a running node has. Only the doors know all of it: each room below names what it needs. */
export interface App extends Gate, Engine {
  readonly orm: MikroORM;
  /** Where requests come from, behind the proxies that are trusted. */
  readonly addressOf: AddressOf;
  /** The bytes of files. */
  readonly files: FileStore;
  readonly feed: EventFeed;
  /** How long a connection may take to read what was kept for it, in milliseconds. */
  readonly longestLagMs: number;
  readonly accesses: LiveAccesses;
  readonly seenDisplays: SeenDisplays;
  readonly hub: Hub;
  readonly metrics: LiveMetrics;
}
