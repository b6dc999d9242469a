import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { ErrorCode } from '../../errors/error-codes.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import type { App } from '../app.ts';
import { maxBodyBytes } from '../server-limits.ts';
import { subscriptionWays } from '../subscription-ways.ts';
import { sendRefusal } from './http-answer.ts';
import { answerType, isJson } from './media-types.ts';
import { hasRepeatedHeader } from './repeated-header.ts';

/** Turns a request away by its headers, before its body is read and before anything runs. */
export function refuseByHeaders({ headers, raw }: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (hasRepeatedHeader(raw)) return refuse(reply, 400, 'Send Authorization and Content-Type once.');
  if (!isJson(headers['content-type']))
    return refuse(reply, 415, 'Send the operation as JSON, with "Content-Type: application/json".');
  const isAnswerable = answerType(headers.accept) !== null;
  // Libraries ask so for subscriptions alone.
  if (!isAnswerable && headers.accept?.includes('text/event-stream')) return refuse(reply, 400, subscriptionWays);
  if (!isAnswerable)
    return refuse(reply, 406, 'Answers are application/graphql-response+json or application/json; accept one of them.');
  return undefined;
}

export function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  const code: ErrorCode = status === 503 ? 'SERVICE_UNAVAILABLE' : 'BAD_REQUEST';
  return sendRefusal(reply, status, { message, extensions: { code } });
}

/** Faults that Fastify finds in a body, and unexpected ones, in the words of GraphQL. */
export function refuseFault(app: App) {
  return (error: FastifyError, { id }: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { statusCode = 500 } = error;
    if (statusCode === 413)
      return refuse(reply, 413, `The request has more than ${maxBodyBytes / 1024} KB; send less at once.`);
    if (statusCode >= 400 && statusCode < 500)
      return refuse(reply, statusCode, 'The body of the request is not valid JSON; send one JSON object.');
    return sendRefusal(reply, 500, formatError(asGraphQLError(error), id, app));
  };
}

const otherMethods: HTTPMethods[] = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];

/** Operations do not travel in addresses, which are kept in logs and histories on the way. */
export function servePostOnly(http: FastifyInstance, url: string, methods = otherMethods): void {
  http.route({ method: methods, url, exposeHeadRoute: false, handler: async (_request, reply) => refuseMethod(reply) });
}

export function refuseMethod(reply: FastifyReply): FastifyReply {
  return refuse(reply.header('allow', 'POST'), 405, 'Send operations with POST.');
}
