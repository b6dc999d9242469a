// A stock `ws` client: what it reads is what the raw sockets must have read.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { answerParent } from '../frame/answer-parent.ts';
import { hashOfMessage } from './hash-of-message.ts';

let got: Promise<unknown[]> | undefined;

async function open({ port, path = '/' }: { port: number; path?: string }): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, 'graphql-transport-ws', { perMessageDeflate: false });
  got = once(socket, 'message').finally(() => socket.terminate());
  await once(socket, 'open');
}

/** The first message's hash. */
async function message(): Promise<string> {
  const [body] = (await got) ?? [];
  return hashOfMessage(String(body));
}

answerParent({ open, message });
