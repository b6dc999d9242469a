import type { DocumentId } from '../generated/operations.ts';

const patienceMs = 8_000;

interface Question<Data, Variables> {
  document: DocumentId<Data, Variables>;
  variables: Variables;
  token?: string;
}

/**
 * Names one operation over HTTP; the server knows it by its id. Throws when the server cannot be reached or does not
 * answer it.
 */
export async function ask<Data, Variables>({ document, variables, token }: Question<Data, Variables>): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ documentId: document, variables }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const { data } = (await response.json()) as { data?: Data | null };
  if (!data) throw new Error('The server did not answer the question.');
  return data;
}
