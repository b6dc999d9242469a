import { authenticate } from './access/authenticate.ts';
import type { Principal } from './access/principal.ts';
import type { RequestOrigin } from './access/request-origin.ts';
import type { App } from './app.ts';
import { ReadTransaction } from './query/read-transaction.ts';

/** What one request owns. Behind one reference, because Apollo Server copies the context's own properties. */
export interface Context {
  readonly request: OwnedByRequest;
}

interface OwnedByRequest {
  readonly app: App;
  /** Changes once: when the request itself signs in. */
  principal: Principal;
  readonly origin: RequestOrigin;
  readonly token: string | undefined;
  reads: ReadTransaction;
  /** DataLoaders by their definition; emptied after each write. */
  readonly loaders: Map<object, unknown>;
  /** Aborted when the subscription this context belongs to is over; never for a single request. */
  readonly ended: AbortSignal;
  /** Paths of fields that came back null because the principal may not see them. */
  readonly masked: string[];
}

export interface ContextInput {
  app: App;
  token: string | undefined;
  origin: RequestOrigin;
  isActivity: boolean;
  ended?: AbortSignal;
}

export async function createContext({ app, token, origin, isActivity, ended }: ContextInput): Promise<Context> {
  const { em } = app.orm;
  const principal = await authenticate({ em, token, isActivity });
  const reads = new ReadTransaction(em, principal, origin);
  return {
    request: {
      app,
      principal,
      origin,
      token,
      reads,
      loaders: new Map(),
      ended: ended ?? new AbortController().signal,
      masked: [],
    },
  };
}

/** Lets the rest of a request that signed in be answered as the one who did. */
export async function continueAs({ request }: Context, principal: Principal): Promise<void> {
  // What was read so far was read by whoever asked until now, and is audited as theirs.
  await request.reads.finish('signIn');
  request.loaders.clear();
  request.principal = principal;
  request.reads = new ReadTransaction(request.app.orm.em, principal, request.origin);
}
