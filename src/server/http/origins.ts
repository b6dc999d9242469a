import cors from '@fastify/cors';
import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { OriginCheck } from '../../access/allowed-origin.ts';
import { sendRefusal } from './http-answer.ts';

/** The words of a refusal, over HTTP and to WebSockets. */
export const originRefusal = 'This page’s origin may not call Foyer; add it to FOYER_ALLOWED_ORIGINS.';

/** Refused origins that are remembered, and how much of one is logged: a client can send any. */
const [mostRemembered, longestLogged] = [100, 200];

/** Logs each refused origin once, so that no client can fill the log. The check itself stays as it is. */
export function loggedCheck(isAllowed: OriginCheck, log: Logger): OriginCheck {
  const logged = new LRUCache<string, true>({ max: mostRemembered });
  return (request) => {
    if (isAllowed(request)) return true;
    const origin = (request.headers.origin ?? '').slice(0, longestLogged);
    if (!logged.has(origin)) log.warn({ origin }, 'a page was refused: its origin is not in FOYER_ALLOWED_ORIGINS');
    logged.set(origin, true);
    return false;
  };
}

/**
 * Answers browsers that ask before they send. A refused page's browser sends nothing further, so this refusal is the
 * only one that the log and the network tab of its developer show.
 */
export async function serveOrigins(http: FastifyInstance, isAllowed: OriginCheck): Promise<void> {
  http.addHook('onRequest', async ({ raw }, reply) => {
    const isPreflight = raw.method === 'OPTIONS' && raw.headers['access-control-request-method'] !== undefined;
    if (isPreflight && !isAllowed(raw))
      return sendRefusal(reply, 403, { message: originRefusal, extensions: { code: 'FORBIDDEN' } });
  });
  await http.register(cors, {
    delegator: ({ raw }, done) =>
      done(null, {
        origin: raw.headers.origin !== undefined && isAllowed(raw),
        methods: ['POST', 'PUT'],
        allowedHeaders: ['authorization', 'content-type', 'last-event-id'],
        exposedHeaders: ['x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after'],
        maxAge: 600,
      }),
  });
}

/** Refuses pages that may not call, before their operation is looked at. */
export function originHook(isAllowed: OriginCheck): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    if (isAllowed(request.raw)) return;
    return sendRefusal(reply, 403, { message: originRefusal, extensions: { code: 'FORBIDDEN' } });
  };
}
