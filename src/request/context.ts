import type { Principal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import type { App } from '../server/app.ts';
import type { ReadTransaction } from './read-transaction.ts';

/** What one request owns. Behind one reference, because Apollo Server copies the context's own properties. */
export interface Context {
  readonly request: OwnedByRequest;
}

interface OwnedByRequest {
  readonly app: App;
  /** Changes when the request itself signs in, or begins anew. */
  principal: Principal;
  readonly origin: RequestOrigin;
  readonly token: string | undefined;
  reads: ReadTransaction;
  /** DataLoaders by their definition; emptied after each write. */
  readonly loaders: Map<object, unknown>;
  /** Aborted when nobody waits for the answer any more; left out where somebody always does. */
  readonly gone?: AbortSignal | undefined;
  /** Paths of fields that came back null because the principal may not see them. */
  readonly masked: string[];
}

/** A context for somebody who is known already. */
export function contextOf(known: Omit<OwnedByRequest, 'loaders' | 'masked'>): Context {
  return { request: { ...known, loaders: new Map(), masked: [] } };
}
