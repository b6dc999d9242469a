import { request } from 'node:http';
import type { TestServer } from '../../kit/start-test-server.ts';
import { openRawSocket } from '../../live/kit/raw-socket.ts';

/** Asks for something and does not stay for the answer; answers how to leave. */
export type Leaver = (server: Pick<TestServer, 'url'>, asked: Asked) => Promise<() => void>;

export interface Asked {
  token: string | undefined;
  query: string;
  variables?: Record<string, unknown>;
}

export const closesConnection: Leaver = async ({ url }, asked) => post(`${url}/graphql`, asked, 'application/json');

export const closesStream: Leaver = async ({ url }, asked) => post(`${url}/graphql/stream`, asked, 'text/event-stream');

export const completesOperation: Leaver = async ({ url }, { token, query, variables }) => {
  const one = await openRawSocket(url, token);
  await one.until(({ type }) => type === 'connection_ack');
  one.subscribe('1', query, variables);
  return () => {
    one.send({ id: '1', type: 'complete' });
    // A request after it is answered: the socket is still there.
    one.send({ type: 'ping' });
    void one.until(({ type }) => type === 'pong').then(() => one.socket.close());
  };
};

export const closesSocket: Leaver = async ({ url }, { token, query, variables }) => {
  const one = await openRawSocket(url, token);
  await one.until(({ type }) => type === 'connection_ack');
  one.subscribe('1', query, variables);
  return () => one.socket.terminate();
};

function post(url: string, { token, query, variables }: Asked, accept: string): () => void {
  const headers = { accept, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const sent = request(url, { method: 'POST', headers, agent: false });
  sent.on('error', () => {});
  sent.end(JSON.stringify({ query, variables }));
  return () => void sent.destroy();
}
