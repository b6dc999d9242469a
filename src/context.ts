import { authenticate } from './access/authenticate.ts';
import { credentialOf } from './access/credential.ts';
import type { Principal } from './access/principal.ts';
import type { RequestOrigin } from './access/request-origin.ts';
import type { App } from './app.ts';
import { ReadTransaction, scopeOf } from './query/read-transaction.ts';

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
  /** Paths of fields that came back null because the principal may not see them. */
  readonly masked: string[];
}

interface ContextInput {
  app: App;
  token: string | undefined;
  origin: RequestOrigin;
  isActivity: boolean;
}

/** Finds out who is asking. */
export async function createContext({ app, token, origin, isActivity }: ContextInput): Promise<Context> {
  const principal = await authenticate({
    em: app.orm.em,
    credential: token ? credentialOf(token) : undefined,
    isActivity,
  });
  const reads = new ReadTransaction(app.orm.em, scopeOf(principal), [{ principal, origin }]);
  return contextOf({ app, principal, origin, token, reads });
}

/** A context for somebody who is known already. */
export function contextOf(known: Omit<OwnedByRequest, 'loaders' | 'masked'>): Context {
  return { request: { ...known, loaders: new Map(), masked: [] } };
}

/** Lets the rest of a request that signed in be answered as the one who did. */
export async function continueAs({ request }: Context, principal: Principal): Promise<void> {
  const { app, origin } = request;
  // What was read so far was read by whoever asked until now, and is audited as theirs.
  await request.reads.finish('signIn');
  request.loaders.clear();
  request.principal = principal;
  request.reads = new ReadTransaction(app.orm.em, scopeOf(principal), [{ principal, origin }]);
}
