import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { AddressOf } from '../access/client-address.ts';
import type { StaffPrincipal } from '../access/principal.ts';
import type { DocumentCache } from '../admission/documents/document-cache.ts';
import type { Rates } from '../admission/rates/rates.ts';
import type { TrustedDocuments } from '../admission/trusted/trusted-documents.ts';
import type { Turnstile } from '../database/turnstile.ts';
import type { CompiledOperations } from '../execution/compiled/compiled-operations.ts';
import type { Running } from '../execution/running.ts';
import type { Hub } from '../live/hub/hub.ts';
import type { LiveAccesses } from '../live/hub/live-accesses.ts';
import type { LiveMetrics } from '../live/hub/live-metrics.ts';
import type { EventFeed } from '../live/log/event-feed.ts';

/** What a running node has and every request uses. */
export interface App {
  readonly orm: MikroORM;
  /** Where the writes of a practice wait for each other, so that they do not take all connections while they do. */
  readonly writers: Turnstile;
  /** Where the operations of one person or display wait for each other, for the same reason. */
  readonly askers: Turnstile;
  /** What each statement of a query may take, in milliseconds. */
  readonly longestReadMs: number;
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly compiled: CompiledOperations;
  /** Operations that clients name instead of sending them. */
  readonly trusted: TrustedDocuments;
  /** What everybody has asked for lately, and what is left to them. */
  readonly rates: Rates;
  /** Who held a token last, by its hash. Whether they still do is looked up each time. */
  readonly holders: LRUCache<string, StaffPrincipal>;
  /** Where requests come from, behind the proxies that are trusted. */
  readonly addressOf: AddressOf;
  readonly feed: EventFeed;
  readonly accesses: LiveAccesses;
  readonly hub: Hub;
  readonly metrics: LiveMetrics;
  readonly log: Logger;
  /** Requests, operations and payloads under way; a stop waits for them. */
  readonly running: Running;
  /** Whether clients may ask for the schema itself. */
  readonly allowIntrospection: boolean;
}
