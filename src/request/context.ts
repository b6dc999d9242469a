import type { OperationTypeNode } from 'graphql';
import { authenticate } from '../access/authenticate.ts';
import type { Principal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import { SessionEntrance } from '../access/session-entrance.ts';
import { credentialOf } from '../access/token.ts';
import { askerOf } from '../admission/rates/asker.ts';
import type { App } from '../server/app.ts';
import { entranceOf, ReadTransaction } from './read-transaction.ts';

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

interface ContextInput {
  app: App;
  token: string | undefined;
  origin: RequestOrigin;
  isActivity: boolean;
  /**
   * What is asked for. For a query whoever held the token last is taken to hold it still, and PostgreSQL is asked with the first read; a mutation that has arrived is
   * done, whether or not its client stays.
   */
  operation?: OperationTypeNode;
  gone?: AbortSignal | undefined;
}

/** Finds out who is asking. */
export async function createContext(input: ContextInput): Promise<Context> {
  const { app, token, origin, isActivity, operation, gone } = input;
  const stop = operation === 'mutation' ? undefined : gone;
  const isQuery = operation === 'query';
  const credential = token ? credentialOf(token) : undefined;
  const holder = isQuery && credential ? app.holders.get(credential.tokenHash) : undefined;
  const principal = holder ?? (await authenticate({ em: app.orm.em, credential, isActivity, gone: stop }));
  const isSession = credential && principal.kind === 'STAFF';
  if (isSession && !holder) app.holders.set(credential.tokenHash, principal);
  // A query may wait for its turn: whoever was looked up just now is looked up again by the reads.
  const entrance = isQuery && isSession ? new SessionEntrance(credential.tokenHash, principal) : entranceOf(principal);
  const longestMs = isQuery ? app.longestReadMs : undefined;
  const reads = new ReadTransaction(app.orm.em, entrance, [{ principal, origin }], stop, longestMs);
  return contextOf({ app, principal, origin, token, reads, gone });
}

/** Begins a query anew that turned out to come from somebody else than was thought. */
export async function beginAnew({ request }: Context): Promise<void> {
  const { app, token, origin, gone } = request;
  const { em } = app.orm;
  const asker = askerOf(token, origin.address);
  app.holders.delete(asker.tokenHash ?? '');
  const credential = token ? credentialOf(token) : undefined;
  const principal = await authenticate({ em, credential, isActivity: true, gone });
  if (principal.kind === 'ANONYMOUS') app.rates.forget(asker);
  request.principal = principal;
  // Whoever is found now is believed, or this would not end.
  request.reads = new ReadTransaction(em, entranceOf(principal), [{ principal, origin }], gone, app.longestReadMs);
  request.loaders.clear();
  request.masked.length = 0;
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
  request.reads = new ReadTransaction(app.orm.em, entranceOf(principal), [{ principal, origin }]);
}
