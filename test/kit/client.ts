import type { GraphQLFormattedError } from 'graphql';

/** A GraphQL answer as it came. `data` is what the test says it is. */
export interface Answer<Data> {
  status: number;
  data: Data;
  errors?: GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
}

export interface Client {
  url: string;
  token: string | undefined;
  /** Sends one operation over HTTP and returns the answer, errors included. */
  send<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Sends one operation that must not fail, and returns its data. */
  ask<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

export function createClient(url: string, token?: string): Client {
  const send = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  };
  const ask = async <Data>(query: string, variables?: Record<string, unknown>): Promise<Data> => {
    const { data, errors } = await send<Data>(query, variables);
    if (errors) throw new Error(`The operation failed: ${errors.map(({ message }) => message).join('; ')}\n${query}`);
    return data;
  };
  return { url, token, send, ask };
}
