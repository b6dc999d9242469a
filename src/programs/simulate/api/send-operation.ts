import type { TypedDocumentString } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';

const patienceMs = 30_000;

export interface Question<Data, Variables> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
  token?: string;
}

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** Sends one operation over HTTP and returns the answer, errors included. Fails when no GraphQL server answers. */
export async function sendOperation<Data, Variables>(
  url: string,
  { document, variables, token }: Question<Data, Variables>,
): Promise<Answer<Data>> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal: AbortSignal.timeout(patienceMs),
  };
  const response = await fetch(`${url}/graphql`, request).catch((error: unknown) => {
    throw unreachable(url, error);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!isAnswer(answer)) {
    throw new SimulationFailure(
      `${url} answers, but not as Foyer does (HTTP ${response.status}); name Foyer's own address with --url.`,
    );
  }
  return answer as Answer<Data>;
}

function unreachable(url: string, error: unknown): SimulationFailure {
  if (error instanceof Error && error.name === 'TimeoutError') {
    const seconds = patienceMs / 1_000;
    return new SimulationFailure(
      `Foyer at ${url} did not answer within ${seconds} seconds; see its log, then try again.`,
    );
  }
  return new SimulationFailure(
    `No Foyer answers at ${url}; start it with npm start, or name the address it printed with --url.`,
  );
}

function isAnswer(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
}
