import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { GraphQLError } from 'graphql';
import { requestOrigin } from '../../access/request-origin.ts';
import { bearerToken } from '../../access/token.ts';
import { admit, countLate } from '../../admission/admit.ts';
import { askerOf } from '../../admission/rates/asker.ts';
import { tooManyRequests } from '../../admission/rates/too-many-requests.ts';
import { documentToRun } from '../../admission/trusted/document-to-run.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { createContext } from '../../execution/create-context.ts';
import { whileRunning } from '../../execution/running.ts';
import type { App } from '../app.ts';
import { createApollo } from './apollo.ts';
import { goneWithResponse } from './gone.ts';
import { sendAnswer } from './http-answer.ts';
import { refuse, refuseByHeaders, refuseFault, servePostOnly } from './http-refusals.ts';
import { type RequestParameters, requestParameters } from './request-parameters.ts';

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
    const text = documentToRun(app, parameters, token);
    if (text instanceof GraphQLError) {
      // Both at once are no request at all; whatever else is wrong is an answer to one.
      if (parameters.query && parameters.documentId) return refuse(reply, 400, text.message);
      throw text;
    }
    const origin = { ...requestOrigin(raw, app.addressOf), requestId: id };
    const { operationName, variables, extensions } = parameters;
    const asker = askerOf(token, origin.address);
    const admitted = admit(app, asker, { query: text, operationName, variables });
    if ('errors' in admitted)
      return sendAnswer(reply.headers(app.rates.headers(admitted.allowance)), {
        errors: admitted.errors.map((error) => formatError(error, id, app)),
      });
    const { operation } = admitted.operation;
    const gone = goneWithResponse(reply.raw);
    const contextValue = await createContext(app, { token, origin, isActivity: true, operation, signal: gone });
    const allowance = countLate(app.rates, asker, admitted, contextValue.request.principal.kind !== 'ANONYMOUS');
    reply.headers(app.rates.headers(allowance));
    if (!allowance.isEnough) throw tooManyRequests(allowance);
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
