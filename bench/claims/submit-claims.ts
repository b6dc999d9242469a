import { randomUUID } from 'node:crypto';
import type { BillingOffice } from './billing-office.ts';

const query = `mutation($input: SubmitClaimsInput!) { result: submitClaims(input: $input) { __typename
  ... on UserError { message } ... on SubmitClaimsSuccess { submitted refused { message } batches { claims } } } }`;

/** Submits claims, of which every one must go. */
export async function submitClaims(port: number, { token }: BillingOffice, which: object, expected: number) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input: { idempotencyKey: randomUUID(), ...which } } }),
  });
  const answer = (await response.json()) as { data?: { result: { submitted?: number } } };
  if (answer.data?.result.submitted !== expected) throw new Error(JSON.stringify(answer));
}
