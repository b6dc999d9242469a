import type { Client } from '../../kit/client.ts';

export interface Line {
  position: number;
  code: string | null;
  unitKind: string;
  approved: number;
  reserved: number;
  consumed: number;
  left: number;
}

export interface Authorization {
  id: string;
  number: string | null;
  status: string;
  validFrom: string;
  validUntil: string;
  expiresSoon: boolean;
  isNearlyUsed: boolean;
  renews: { id: string } | null;
  referringProvider: { familyName: string; npi: string | null } | null;
  cancelReason: string | null;
  version: number;
  lines: Line[];
}

export interface Authorized {
  __typename: string;
  message?: string;
  path?: string[];
  problems?: { path: string[] | null }[];
  authorization?: Authorization;
}

export const authorizationFields = `id number status validFrom validUntil expiresSoon isNearlyUsed cancelReason version
  renews { id } referringProvider { familyName npi } lines { position code unitKind approved reserved consumed left }`;

/** Sends recordAuthorization, updateAuthorization or cancelAuthorization. */
export async function authorize(
  client: Client,
  mutation: string,
  input: Record<string, unknown>,
  id?: string,
): Promise<Authorized> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const overlap = name.startsWith('Cancel')
    ? ''
    : `... on AuthorizationOverlapError { authorization { ${authorizationFields} } }`;
  const { result } = await client.ask<{ result: Authorized }>(
    `mutation(${id ? '$id: ID!, ' : ''}$input: ${name}Input!) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ... on InvalidInputError { problems { path } } ${overlap}
      ... on ${name}Success { authorization { ${authorizationFields} } } } }`,
    { input, ...(id && { id }) },
  );
  return result;
}

export async function authorizationNow(client: Client, id: string): Promise<Authorization> {
  const { authorization } = await client.ask<{ authorization: Authorization }>(
    `query($id: ID!) { authorization(id: $id) { ${authorizationFields} } }`,
    { id },
  );
  return authorization;
}

/** Notes that a payer wants visits of a type authorized; the rule's id. */
export async function wantAuthorized(manager: Client, input: Record<string, unknown>): Promise<string> {
  const { result } = await manager.ask<{ result: { message?: string; authorizationRule: { id: string } } }>(
    `mutation($input: SetAuthorizationRuleInput!) { result: setAuthorizationRule(input: $input) {
      ... on UserError { message } ... on SetAuthorizationRuleSuccess { authorizationRule { id } } } }`,
    { input },
  );
  if (!result.authorizationRule) throw new Error(result.message);
  return result.authorizationRule.id;
}
