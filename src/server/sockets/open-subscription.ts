import type { ExecutionResult } from 'graphql';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { toSocketErrors, toSocketResult } from '../../errors/printed-error.ts';
import type { Subscribing } from '../../live/hub/hub.ts';
import { Watcher } from '../../live/hub/watcher.ts';
import type { App } from '../app.ts';

/** A watcher ready for its connection; or, in the form that transports print, why there is none. */
export async function openSubscription(app: App, subscribing: Subscribing): Promise<Watcher | ExecutionResult> {
  try {
    const opened = await app.hub.open(subscribing);
    return opened instanceof Watcher ? opened : toSocketResult(opened);
  } catch (error) {
    const { requestId } = subscribing.origin;
    return { errors: toSocketErrors([formatError(asGraphQLError(error), requestId, app)]) };
  } finally {
    // graphql-ws keeps what it was asked for as long as the subscription lasts.
    subscribing.signal = undefined;
  }
}
