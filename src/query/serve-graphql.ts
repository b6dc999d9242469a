import { once } from 'node:events';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { bearerToken } from '../access/bearer-token.ts';
import { requestOrigin } from '../access/request-origin.ts';
import type { App } from '../app.ts';
import { createContext } from '../context.ts';
import { whileRunning } from '../running.ts';
import { createApollo } from './apollo.ts';

/** GraphQL over HTTP at `/graphql`. */
export async function serveGraphql(
  http: FastifyInstance,
  app: App,
  checkOrigin: preHandlerAsyncHookHandler,
): Promise<void> {
  const apollo = createApollo(app);
  await apollo.start();
  http.addHook('onClose', () => apollo.stop());
  http.route({
    method: 'POST',
    url: '/graphql',
    onRequest: async (_request, reply) => {
      // Until the answer has left, not only until it was found.
      void whileRunning(app.running, once(reply.raw, 'close'));
    },
    preHandler: checkOrigin,
    handler: fastifyApolloHandler(apollo, {
      context: ({ headers, raw, id }) =>
        createContext({
          app,
          token: bearerToken(headers.authorization),
          origin: { ...requestOrigin(raw), requestId: id },
          isActivity: true,
        }),
    }),
  });
}
