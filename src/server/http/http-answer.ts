import type { FastifyReply } from 'fastify';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { distinctErrors } from '../../errors/distinct-errors.ts';
import { isErrorCode, rulesOf } from '../../errors/error-codes.ts';
import { type AnswerType, answerType } from './media-types.ts';

/** Sends an answer to a GraphQL request in the form that its client accepts. */
export function sendAnswer(reply: FastifyReply, result: FormattedExecutionResult): FastifyReply {
  const type = answerType(reply.request.headers.accept) ?? 'application/json';
  const { data, errors, extensions } = result;
  const distinct = errors && distinctErrors(errors);
  // Errors first: a person who reads an answer should see them.
  const body = {
    ...(distinct && { errors: distinct }),
    ...(data !== undefined && { data }),
    ...(extensions && { extensions }),
  };
  return send(reply, answerStatus(type, data, distinct), type, body);
}

/** Refuses a request that is no GraphQL request at all, for any media type. */
export function sendRefusal(reply: FastifyReply, status: number, error: GraphQLFormattedError): FastifyReply {
  return send(reply, status, answerType(reply.request.headers.accept) ?? 'application/json', { errors: [error] });
}

function send(reply: FastifyReply, status: number, type: AnswerType, body: object): FastifyReply {
  return reply.code(status).header('content-type', `${type}; charset=utf-8`).send(JSON.stringify(body));
}

/**
 * With plain JSON a client cannot see which server set the status, so it is 200 for every GraphQL answer. A client that
 * should retry later gets a status that proxies and libraries understand.
 */
function answerStatus(
  type: AnswerType,
  data: FormattedExecutionResult['data'],
  errors: readonly GraphQLFormattedError[] = [],
): number {
  if (data !== undefined) return 200;
  const code = errors[0]?.extensions?.code;
  const status = isErrorCode(code) ? rulesOf(code).status : 500;
  return type === 'application/json' && status !== 429 && status !== 503 ? 200 : status;
}
