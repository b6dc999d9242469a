import type { TypedDocumentString } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import type { Session } from './session.ts';
import { subscribe } from './subscribe.ts';

const patienceMs = 10_000;

/** The snapshot that a subscription begins with. */
export async function firstPayload<Data, Variables extends Record<string, unknown>>(
  session: Session,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(patienceMs)]);
  let first: Data | undefined;
  const end = await subscribe(session, { document, variables, signal }, (data) => {
    first ??= data;
    enough.abort();
  });
  if (first !== undefined) return first;
  throw new SimulationFailure(
    end === 'REFUSED'
      ? `This account may not watch a site's boards; name an office manager's with --email and --password.`
      : `Foyer at ${session.url} takes no WebSockets from here; look at what stands between, such as a proxy.`,
  );
}
