import type { OperationTypeNode } from 'graphql';
import { authenticate } from '../access/authenticate.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import { SessionEntrance } from '../access/session-entrance.ts';
import { type Credential, credentialOf } from '../access/token.ts';
import { requesterOf } from '../admission/rates/requester.ts';
import { type Context, contextOf } from '../request/context.ts';
import { entranceOf, ReadTransaction } from '../request/read-transaction.ts';
import type { Engine } from './engine.ts';

interface ContextInput {
  token: string | undefined;
  origin: RequestOrigin;
  isActivity: boolean;
  /**
   * The requested work. For a query the last holder of the token is assumed to hold it still, and PostgreSQL is asked
   * with the first read. A mutation that has arrived is done, whether or not its client stays.
   */
  operation?: OperationTypeNode;
  signal?: AbortSignal | undefined;
}

/** Finds out who is asking. */
export async function createContext(engine: Engine, input: ContextInput): Promise<Context> {
  const { token, origin, isActivity, operation, signal } = input;
  const { office, knownSessions } = engine;
  const stop = operation === 'mutation' ? undefined : signal;
  const isQuery = operation === 'query';
  const credential = token ? credentialOf(token) : undefined;
  const holder = isQuery && credential ? holderOf(engine, credential) : undefined;
  const principal = holder ?? (await authenticate({ em: office.em, credential, isActivity, signal: stop }));
  const isSession = credential && principal.kind === 'STAFF';
  if (isSession && !holder) knownSessions.set(credential.tokenHash, principal);
  // A query may wait for its turn: a principal that was looked up just now is looked up again by the reads.
  const entrance =
    isQuery && isSession
      ? new SessionEntrance({ practiceId: principal.practiceId, tokenHash: credential.tokenHash }, principal)
      : entranceOf(principal);
  const longestMs = isQuery ? office.longestReadMs : undefined;
  const reads = new ReadTransaction(office.em, entrance, [{ principal, origin }], stop, longestMs);
  return contextOf({ office, principal, origin, token, reads, signal });
}

/** The last holder of a session's token. A secret is looked up in one practice only, and so it is here. */
function holderOf({ knownSessions }: Engine, { tokenHash, practiceId }: Credential) {
  const known = knownSessions.get(tokenHash);
  return known?.practiceId === practiceId ? known : undefined;
}

/** Begins a query again whose session turned out to be another principal's than was assumed. */
export async function beginAgain({ knownSessions, rates }: Engine, { request }: Context): Promise<void> {
  const { office, token, origin, signal } = request;
  const { em } = office;
  const requester = requesterOf(token, origin.address);
  knownSessions.delete(requester.tokenHash ?? '');
  const credential = token ? credentialOf(token) : undefined;
  const principal = await authenticate({ em, credential, isActivity: true, signal });
  if (principal.kind === 'ANONYMOUS') rates.forget(requester);
  request.principal = principal;
  // The principal found now is believed, or this would not end.
  request.reads = new ReadTransaction(em, entranceOf(principal), [{ principal, origin }], signal, office.longestReadMs);
  request.loaders.clear();
  request.masked.length = 0;
}
