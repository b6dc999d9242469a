import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { requestOrigin } from '../../access/request-origin.ts';
import { bearerToken } from '../../access/token.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { whileRunning } from '../../execution/running.ts';
import type { App } from '../app.ts';
import { receive } from '../receive.ts';
import { createApollo } from './apollo.ts';
import { sendAnswer } from './http-answer.ts';
import { refuse, refuseByHeaders, refuseFault, servePostOnly } from './http-refusals.ts';
import { type RequestParameters, requestParameters } from './request-parameters.ts';
import { signalOfResponse } from './signal-of-response.ts';

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
    onRequest: async (request, reply) => {
      // Until the answer has left, not only until it was found.
      void whileRunning(app.running, new Promise((resolve) => reply.raw.once('close', resolve)));
      return refuseByHeaders(request, reply);
    },
    preHandler: checkOrigin,
    errorHandler: refuseFault(app),
    handler: async (request, reply) => {
      const parameters = requestParameters(request.body);
      if (typeof parameters === 'string') return refuse(reply, 400, parameters);
      return answer({ app, apollo, request, reply, parameters });
    },
  });
  // In development the explorer answers browsers here.
  servePostOnly(http, '/graphql', app.allowIntrospection ? ['PUT', 'PATCH', 'DELETE'] : undefined);
}

interface Exchange {
  app: App;
  apollo: ReturnType<typeof createApollo>;
  request: FastifyRequest;
  reply: FastifyReply;
  parameters: RequestParameters;
}

async function answer({ app, apollo, request, reply, parameters }: Exchange): Promise<FastifyReply> {
  const { headers, raw, id } = request;
  const token = bearerToken(headers.authorization);
  try {
    const origin = { ...requestOrigin(raw, app.addressOf), requestId: id };
    const signal = signalOfResponse(reply.raw);
    const received = await receive(app, { token, origin, signal, takes: 'ONE_ANSWER' }, parameters);
    const { allowance } = received;
    if (allowance) reply.headers(app.rates.headers(allowance));
    if ('errors' in received) {
      const { errors } = received;
      const [fault] = errors;
      // It breaks the rules of the transport and is no request at all; any other fault is an answer to one.
      if (fault?.extensions.code === 'BAD_REQUEST') return refuse(reply, 400, fault.message);
      return sendAnswer(reply, { errors: errors.map((error) => formatError(error, id, app)) });
    }
    const { text, contextValue } = received;
    const { operationName, variables, extensions } = parameters;
    const { body, http } = await apollo.executeOperation(
      {
        query: text,
        ...(operationName && { operationName }),
        ...(variables && { variables }),
        ...(extensions && { extensions }),
      },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('Nothing is delivered in parts.');
    return sendAnswer(reply.headers(Object.fromEntries(http.headers)), body.singleResult);
  } catch (error) {
    return sendAnswer(reply, { errors: [formatError(asGraphQLError(error), id, app)] });
  }
}
