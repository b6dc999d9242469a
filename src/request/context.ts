import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Principal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import type { Turnstile } from '../database/turnstile.ts';
import type { CommittedEvent } from '../live/log/event.ts';
import type { ReadTransaction } from './read-transaction.ts';

/** What one request owns. Behind one reference, because Apollo Server copies the context's own properties. */
export interface Context {
  readonly request: OwnedByRequest;
}

/** What domains use of the node that serves them. */
export interface Office {
  readonly em: SqlEntityManager;
  /** Where the writes of a practice wait for each other, so that they do not take all connections while they do. */
  readonly writers: Turnstile;
  /** What each statement of a query may take, in milliseconds. */
  readonly longestReadMs: number;
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
  /** Paths of fields that came back null because the principal may not see them. */
  readonly masked: string[];
}

/** A context for a principal that is known already. */
export function contextOf(known: Omit<OwnedByRequest, 'loaders' | 'masked'>): Context {
  return { request: { ...known, loaders: new Map(), masked: [] } };
}
