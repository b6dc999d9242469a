import type { DocumentId } from '../generated/operations.ts';

const patienceMs = 15_000;

interface Question<Data, Variables> {
  document: DocumentId<Data, Variables>;
  variables: Variables;
  token: string | null;
}

/** The server refused an operation, or was not reached. The message is for people. */
export class AskFault extends Error {
  /** The code of the first error; undefined when no answer came. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Sends one operation by its id, and returns its data whole; throws an `AskFault` otherwise. */
export async function ask<Data, Variables>({ document, variables, token }: Question<Data, Variables>): Promise<Data> {
  const { data, errors: [error] = [] } = await send<Data>({ documentId: document, variables }, token);
  if (error) throw new AskFault(error.message, error.extensions?.code);
  if (!data) throw new AskFault('The server sent no answer; try again.');
  return data;
}

async function send<Data>(operation: object, token: string | null): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(operation),
      signal: AbortSignal.timeout(patienceMs),
    });
    return (await response.json()) as Answer<Data>;
  } catch {
    throw new AskFault('The server cannot be reached; check the network, then try again.');
  }
}
