import type { TypedDocumentString } from '../generated/operations.ts';

const patienceMs = 8_000;

interface Question<Data, Variables> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
  token?: string;
}

/** Sends one operation over HTTP. Throws when the server cannot be reached or does not answer it. */
export async function ask<Data, Variables>({ document, variables, token }: Question<Data, Variables>): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const { data } = (await response.json()) as { data?: Data | null };
  if (!data) throw new Error('The server did not answer the question.');
  return data;
}
