import type { Readable } from 'node:stream';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Principal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import type { Turnstile } from '../database/turnstile.ts';
import type { CommittedEvent } from '../live/log/event.ts';
import type { AskedOnce } from './asked-once.ts';
import type { JobSender } from './job-to-send.ts';
import type { ReadTransaction } from './read-transaction.ts';

/** The parts that one request owns. Behind one reference, because Apollo Server copies the context's own properties. */
export interface Context {
  readonly request: OwnedByRequest;
}

/** Keeps the bytes of files by their hash, apart for each practice. */
export interface ByteKeeper {
  /** Keeps a stream of at most so many bytes; it survives a crash once this resolves. */
  store(practiceId: string, source: Readable, mostBytes: number): Promise<StoredBytes>;
  /** Reads them, and fails at the end where they are damaged. */
  read(stored: StoredBytes): Promise<Readable>;
}

/** The bytes of a practice's file, by their SHA-256 in hexadecimal. */
export interface StoredBytes {
  practiceId: string;
  sha256: string;
  bytes: number;
}

/** How files are exchanged with the servers of others. */
export interface ExchangeSettings {
  /** The folder of secrets; null where this program has none. */
  readonly secretsFolder: string | null;
  /** False on a copy of the office, such as a restored one: it signs in nowhere. */
  readonly exchangesEdi: boolean;
}

/** The parts of the node that domains use. */
export interface Office {
  readonly em: SqlEntityManager;
  /** Where the writes of a practice wait for each other, so that they do not take all connections while they do. */
  readonly writers: Turnstile;
  /** The limit of each statement of a query, in milliseconds. */
  readonly longestReadMs: number;
  /** Sends jobs inside the transactions that decide them. */
  readonly jobs: JobSender;
  readonly files: ByteKeeper;
  /** Where people reach Foyer, for links in mail; null when `FOYER_PUBLIC_URL` is not set. */
  readonly publicUrl: string | null;
  readonly exchange: ExchangeSettings;
  /** Hands on what was committed here, without reading it back. */
  publish(practiceId: string, events: readonly CommittedEvent[]): void;
}

interface OwnedByRequest {
  readonly office: Office;
  /** Changes when the request itself signs in, or begins again. */
  principal: Principal;
  readonly origin: RequestOrigin;
  readonly token: string | undefined;
  reads: ReadTransaction;
  /** DataLoaders by their definition; emptied after each write. */
  readonly loaders: Map<object, unknown>;
  /** Aborted when no client waits for the answer any more; undefined where one always does. */
  readonly signal?: AbortSignal | undefined;
  /** The root field at work, where its client wants it done once. */
  asked?: AskedOnce | undefined;
  /** Paths of fields that came back null because the principal may not see them. */
  readonly masked: string[];
}

/** A context for a principal that is known already. */
export function contextOf(known: Omit<OwnedByRequest, 'loaders' | 'masked'>): Context {
  return { request: { ...known, loaders: new Map(), masked: [] } };
}
