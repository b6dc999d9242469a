import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { authenticate } from '../access/authenticate.ts';
import { clientAddress } from '../access/client-address.ts';
import { noteDisplaysSeen } from '../access/note-displays-seen.ts';
import { DocumentCache } from '../admission/documents/document-cache.ts';
import type { DocumentLimits } from '../admission/documents/document-limits.ts';
import type { RatePolicies } from '../admission/rates/rate-policies.ts';
import { Rates } from '../admission/rates/rates.ts';
import { loadTrustedDocuments } from '../admission/trusted/load-trusted-documents.ts';
import type { TrustedDocuments } from '../admission/trusted/trusted-documents.ts';
import { longestReadMs } from '../database/session/longest-read-ms.ts';
import { Turnstile } from '../database/turnstile.ts';
import { CompiledOperations } from '../execution/compiled/compiled-operations.ts';
import { executeTick, startCourse } from '../execution/live-execution.ts';
import { type Running, whileRunning } from '../execution/running.ts';
import { FileStore } from '../files/file-store.ts';
import { createJobSender } from '../jobs/job-sender.ts';
import { Hub } from '../live/hub/hub.ts';
import { LiveAccesses } from '../live/hub/live-accesses.ts';
import { LiveMetrics } from '../live/hub/live-metrics.ts';
import { SeenDisplays } from '../live/hub/seen-displays.ts';
import { longestLagMs } from '../live/hub/sink.ts';
import { EventFeed } from '../live/log/event-feed.ts';
import { openEventLog } from '../live/log/event-log.ts';
import type { FilePlace } from '../settings/file-place.ts';
import type { App } from './app.ts';

/**
 * Writes of one practice commit one after the other, so few at once are as fast as many. When one client holds the row
 * they all want, they must not take every connection of the node. Its screens and the other practices go on.
 */
const mostWriters = 4;
/**
 * Half of the connections are left to other clients, however many operations one person sends. A page that opens sends
 * as many at once; an operation that waits, waits for milliseconds.
 */
const mostRequests = 6;
/** How long either waits, in milliseconds: half as patient as a statement. */
const usualTurnMs = 7_500;

/** Sessions whose holders are remembered. */
const mostKnownSessions = 10_000;

/** Payloads made at once: half of the connections are left to those who ask. */
const mostPayloads = 6;

interface AppParts {
  orm: MikroORM;
  /** Connections for looking up connected clients, so that work on the other connections delays no withdrawal. */
  watchOrm: MikroORM;
  schema: GraphQLSchema;
  log: Logger;
  allowIntrospection: boolean;
  /** Where the bytes of files are kept. Default: a folder for temporary files, made with the first of them. */
  filePlace?: FilePlace | undefined;
  /** Default: those of Foyer's own pages, which displays are bound to. */
  trusted?: TrustedDocuments | undefined;
  /** Default: more than an office ever needs. */
  rates?: RatePolicies | undefined;
  /** Proxies whose `X-Forwarded-For` counts. Default: none. */
  trustedProxies?: readonly string[] | undefined;
  /** Default: room for the office's own clients. */
  documentLimits?: DocumentLimits | undefined;
  /** How long a write or an operation waits for its turn, in milliseconds; default: half as long as a statement. */
  turnMs?: number | undefined;
  /**
   * The limit of each statement of a query, in milliseconds. Default: many times the need of the most expensive search.
   */
  readMs?: number | undefined;
  /** How long a connection may take to read what was kept for it, in milliseconds; default 10,000. */
  lagMs?: number | undefined;
  /** The folder of secrets. Default: there are none. */
  secretsFolder?: string | undefined;
  /** Whether files are exchanged with clearinghouses. Default: they are. */
  exchangesEdi?: boolean | undefined;
  /** Default: mail names no address. */
  publicUrl?: string | null | undefined;
}

/** Puts a node together. Close its `feed`, `accesses`, `seenDisplays`, `hub` and `jobs` when it stops. */
export function createApp(parts: AppParts): App {
  const {
    orm,
    watchOrm,
    schema,
    log,
    allowIntrospection,
    rates,
    documentLimits,
    turnMs: patienceMs = usualTurnMs,
  } = parts;
  const trusted = parts.trusted ?? loadTrustedDocuments({ documents: [], trustedOnly: 'displays' }, schema);
  const feed = new EventFeed(openEventLog(urlOf(orm)), log);
  const metrics = new LiveMetrics();
  const running: Running = new Set();
  const accesses = new LiveAccesses(feed, log, (credential, signal) =>
    whileRunning(running, authenticate({ em: watchOrm.em, credential, isActivity: false, signal })),
  );
  const seenDisplays = new SeenDisplays({
    log,
    accesses: () => accesses.known(),
    note: (practiceId, ids) => whileRunning(running, noteDisplaysSeen(watchOrm.em, practiceId, ids)),
  });
  const payloads = pLimit(mostPayloads);
  const hub: Hub = new Hub({
    schema,
    feed,
    log,
    metrics,
    startCourse: (subscribing) => whileRunning(running, startCourse(app, subscribing)),
    execute: (group, tick, watchers, signal) => payloads(() => executeTick(app, group, tick, watchers, signal)),
  });
  const files = new FileStore(parts.filePlace ?? temporaryPlace());
  const app: App = {
    orm,
    office: {
      em: orm.em,
      longestReadMs: parts.readMs ?? longestReadMs,
      writers: new Turnstile({ most: mostWriters, patienceMs }),
      jobs: createJobSender(orm),
      files,
      publicUrl: parts.publicUrl ?? null,
      exchange: { secretsFolder: parts.secretsFolder ?? null, exchangesEdi: parts.exchangesEdi ?? true },
      publish: (practiceId, events) => feed.committed(practiceId, events),
    },
    requestLimits: new Turnstile({ most: mostRequests, patienceMs }),
    schema,
    documents: new DocumentCache(schema, { allowIntrospection, limits: documentLimits }),
    compiled: compiledOf(schema, trusted),
    trusted,
    rates: new Rates(rates),
    knownSessions: new LRUCache({ max: mostKnownSessions }),
    longestLagMs: parts.lagMs ?? longestLagMs,
    addressOf: clientAddress(parts.trustedProxies ?? []),
    files,
    feed,
    accesses,
    seenDisplays,
    hub,
    metrics,
    log,
    running,
    allowIntrospection,
  };
  return app;
}

function temporaryPlace(): FilePlace {
  return { kind: 'disk', folder: join(tmpdir(), `foyer-files-${randomUUID()}`) };
}

function compiledOf(schema: GraphQLSchema, { texts }: TrustedDocuments): CompiledOperations {
  const known = new Set(texts.values());
  return new CompiledOperations(schema, { isTrusted: (text = '') => known.has(text) });
}

function urlOf(orm: MikroORM): string {
  const url = orm.config.get('clientUrl');
  if (!url) throw new Error('The application’s connections are opened by a URL.');
  return url;
}
