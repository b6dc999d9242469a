import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../kit/client.ts';

export interface Submitted {
  __typename: string;
  message?: string;
  path?: string[];
  submitted?: number;
  batches?: SubmittedBatch[];
  refused?: { reason: string; message: string; claim: { id: string } | null }[];
  payer?: { id: string } | null;
}

export interface SubmittedBatch {
  id: string;
  status: string;
  claims: number;
  total: string;
  interchangeControlNumber: string;
  groupControlNumber: string;
  setControlNumber: string;
  ediFile: { id: string; name: string; status: string; bytes: number; sha256: string; content: string | null };
}

export const batchFields = `id status claims total interchangeControlNumber groupControlNumber setControlNumber
  ediFile { id name status bytes sha256 content }`;

/** Submits claims, in a request of its own unless a key is given. */
export async function submit(client: Client, input: Record<string, unknown>): Promise<Submitted> {
  const { result } = await client.ask<{ result: Submitted }>(
    `mutation($input: SubmitClaimsInput!) { result: submitClaims(input: $input) {
      __typename ... on UserError { message path } ... on NotEnrolledError { payer { id } }
      ... on SubmitClaimsSuccess { submitted refused { reason message claim { id } } batches { ${batchFields} } } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  return result;
}
