import type { Client } from '../../kit/client.ts';
import { type Authorization, authorizationFields } from './authorized.ts';

/** An authorization with its requests. */
export interface Requested extends Authorization {
  coverage: { id: string };
  requests: {
    status: string;
    codes: string[];
    text: string | null;
    answeredAt: string | null;
    askedBy: { name: string } | null;
  }[];
}

export interface RequestResult {
  __typename: string;
  message?: string;
  path?: string[];
  transaction?: string;
  authorization?: Requested;
}

const fields = `${authorizationFields} coverage { id } requests { status codes text answeredAt askedBy { name } }`;

export async function requestAuthorization(
  client: Client,
  id: string,
  input: Record<string, unknown> = {},
): Promise<RequestResult> {
  const { result } = await client.ask<{ result: RequestResult }>(
    `mutation($id: ID!, $input: RequestAuthorizationInput!) { result: requestAuthorization(id: $id, input: $input) {
      __typename ... on UserError { message path } ... on NotEnrolledError { transaction }
      ... on RequestAuthorizationSuccess { authorization { ${fields} } } } }`,
    { id, input },
  );
  return result;
}

export async function authorizationWithRequests(client: Client, id: string): Promise<Requested> {
  const { authorization } = await client.ask<{ authorization: Requested }>(
    `query($id: ID!) { authorization(id: $id) { ${fields} } }`,
    { id },
  );
  return authorization;
}
