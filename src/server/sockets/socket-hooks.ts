import { GraphQLError } from 'graphql';
import { CloseCode, type ServerOptions } from 'graphql-ws';
import { toSocketResult } from '../../errors/printed-error.ts';
import type { OperationArgs } from '../../execution/operation-args.ts';
import { runOperation } from '../../execution/run-operation.ts';
import { Watcher } from '../../live/hub/watcher.ts';
import type { App } from '../app.ts';
import type { Door } from '../receive.ts';
import { closeCodes } from './close-codes.ts';
import { openSubscription } from './open-subscription.ts';
import type { SocketConnection } from './socket-connection.ts';
import { acceptConnection, type LiveArgs, prepareOperation, tokenOf } from './socket-operations.ts';

type Params = Record<string, unknown>;

export interface SocketExtra {
  connection: SocketConnection;
}

/** The hooks that graphql-ws calls at each step of its protocol. */
export function socketHooks(app: App, admitAnonymous: (connection: SocketConnection) => boolean) {
  const hooks: ServerOptions<Params, SocketExtra> = {
    schema: app.schema,
    onConnect: async ({ connectionParams, extra: { connection } }) => {
      const accepted = await acceptConnection(app, tokenOf(connectionParams), connection.origin);
      // Closed while it was looked up: its end was reported already, so it would not be counted out again.
      if (accepted === 'FORBIDDEN' || !connection.isOpen) return false;
      if (accepted === 'UNKNOWN' || accepted === 'TOO_MANY') {
        const why = accepted === 'UNKNOWN' ? 'The database cannot be reached' : 'Too many clients connect at once';
        connection.close(closeCodes.tryAgain, `${why}; try again.`);
        return false;
      }
      const isRoom = accepted === 'ANONYMOUS' ? admitAnonymous(connection) : app.accesses.connect(accepted);
      if (accepted !== 'ANONYMOUS') connection.access = accepted;
      if (isRoom) return true;
      app.metrics.refusals.inc();
      connection.close(
        closeCodes.tooManyConnections,
        'Too many connections of one session or display, or without a token.',
      );
      return false;
    },
    onClose: ({ extra: { connection } }) => {
      connection.leave();
      if (connection.access) app.accesses.disconnect(connection.access);
    },
    onSubscribe: async ({ connectionParams, subscriptions, extra: { connection } }, id, payload) => {
      if (!connection.begin(id)) {
        connection.close(CloseCode.SubscriberAlreadyExists, 'An operation of this id is still under way.');
        return [new GraphQLError('The connection is closed.')];
      }
      const door: Door = {
        token: tokenOf(connectionParams),
        origin: connection.origin,
        signal: signalOfPlace(subscriptions, id),
        takes: connection.isFull ? 'NOTHING' : 'ALL',
      };
      const prepared = await prepareOperation(app, door, payload);
      if (Array.isArray(prepared)) connection.end(id);
      return prepared;
    },
    execute: async (args) => toSocketResult(await runOperation(app, args as OperationArgs)),
    subscribe: (args) => openSubscription(app, (args as LiveArgs).contextValue),
    onOperation: ({ extra: { connection }, subscriptions }, id, _payload, _args, result) => {
      // The client may have disconnected or completed while the subscription was being opened.
      if (result instanceof Watcher && id in subscriptions) connection.attach(id, result);
      else connection.end(id);
    },
  };
  return hooks;
}

/**
 * Aborted when a client completes an operation or its WebSocket closes. Then graphql-ws ends the iterator that stands
 * in the operation's place. That is this one, until the subscription's own replaces it.
 */
function signalOfPlace(places: Record<string, AsyncIterable<unknown> | null>, id: string): AbortSignal {
  const controller = new AbortController();
  const place = untilEnded(controller);
  void place.next();
  places[id] = place;
  return controller.signal;
}

async function* untilEnded(controller: AbortController): AsyncGenerator<undefined, void, undefined> {
  try {
    yield;
  } finally {
    controller.abort();
  }
}
