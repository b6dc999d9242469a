import type { Client } from '../../kit/client.ts';

/** Any result of a mutation, with what the tests look at. */
export interface Result {
  __typename: string;
  message?: string;
  path?: string[];
  usedAt?: string;
  visit?: { id: string; ticket?: string; version?: number };
  room?: { id: string; name?: string; version?: number };
  [field: string]: unknown;
}

type Input = Record<string, unknown>;

/** Sends a mutation and answers its result; `fields` is what is selected of the success. */
export async function sendMutation(
  client: Pick<Client, 'ask'>,
  mutation: string,
  { id, input, fields }: { id?: string | undefined; input: Input; fields: string },
): Promise<Result> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  // Updates take `expectedVersion` instead of a key.
  const conflict = mutation.startsWith('update') ? '' : '... on IdempotencyConflictError { usedAt }';
  const document = `mutation($input: ${type}Input!${id ? ', $id: ID!' : ''}) {
    result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ${conflict} ... on ${type}Success { ${fields} }
    } }`;
  const { result } = await client.ask<{ result: Result }>(document, { input, ...(id && { id }) });
  return result;
}
