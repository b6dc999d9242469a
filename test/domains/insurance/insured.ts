import type { Client } from '../../kit/client.ts';
import type { Office } from '../../kit/office.ts';

export interface Answer {
  __typename: string;
  message?: string;
  path?: string[];
  problems?: { path: string[] | null }[];
  coverage?: CoverageFacts;
  payer?: { id: string; version: number; filingCode: string; timelyFilingDays: number | null };
  plan?: { id: string; version: number; name: string; isActive: boolean };
}

export interface CoverageFacts {
  id: string;
  rank: number;
  memberId: string;
  validFrom: string;
  validUntil: string | null;
  version: number;
  subscriber: { givenName: string; birthDate: string } | null;
  cardFront: { id: string } | null;
}

const fields: Record<string, string> = {
  Coverage: `coverage { id rank memberId validFrom validUntil version subscriber { givenName birthDate } cardFront { id } }`,
  Payer: 'payer { id version filingCode timelyFilingDays }',
  Plan: 'plan { id version name isActive }',
};

/** Sends a mutation of payers, plans and coverages. */
export async function act(
  client: Client,
  mutation: string,
  input: Record<string, unknown>,
  id?: string,
): Promise<Answer> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const type = Object.keys(fields).find((one) => name.endsWith(one)) ?? '';
  const overlaps = type === 'Coverage' ? `... on CoverageOverlapError { ${fields.Coverage} }` : '';
  const { result } = await client.ask<{ result: Answer }>(
    `mutation(${id ? '$id: ID!, ' : ''}$input: ${name}Input!) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ... on InvalidInputError { problems { path } } ${overlaps}
      ... on ${name}Success { ${fields[type]} } } }`,
    { input, ...(id && { id }) },
  );
  return result;
}

/** A payer's plan of the office. */
export async function openPlan({ manager }: Office, input: Record<string, unknown> = {}): Promise<string> {
  const { payer } = await act(manager, 'createPayer', { name: 'Northern Mutual' });
  const { plan } = await act(manager, 'createPlan', { payerId: payer?.id, name: 'Choice Plus', ...input });
  return plan?.id ?? '';
}
