// A stock `ws` client: what it reads is what the raw sockets must have read.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { answerParent } from '../frame/answer-parent.ts';

let got: Promise<unknown[]> | undefined;

async function open({ port, path = '/' }: { port: number; path?: string }): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, 'graphql-transport-ws', { perMessageDeflate: false });
  got = once(socket, 'message').finally(() => socket.terminate());
  await once(socket, 'open');
}

/** The first message, without its id. */
async function message(): Promise<string> {
  const [body] = (await got) ?? [];
  const { id: _, ...rest } = JSON.parse(String(body));
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex');
}

answerParent({ open, message });
