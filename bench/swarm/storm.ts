import pLimit from 'p-limit';
import { type Client, clientsOf, connectClient, reached, subscribeClient } from './client-group.ts';
import { cursorOf, followBoard } from './follow-boards.ts';

/** Fewer than a listening socket keeps waiting: what is refused comes again after a second, and that would be measured. */
const atOnce = 400;

interface Storm {
  port: number;
  /** The payloads that each subscribes with again, in turns; without any a bare message is sent, and answered. */
  payloads?: { variables: Record<string, unknown> }[];
}

/** Drops all sockets at once and brings them back; answers how long it took until each had got its first message, in milliseconds. */
export async function storm({ port, payloads }: Storm): Promise<number> {
  const clients = clientsOf(port);
  const startedAt = performance.now();
  for (const { socket } of clients) socket.socket.destroy();
  const limited = pLimit(atOnce);
  await Promise.all(
    clients.map((client, number) =>
      limited(() => comeBack(client, number, port, payloads?.[number % payloads.length])),
    ),
  );
  return performance.now() - startedAt;
}

async function comeBack(
  client: Client,
  number: number,
  port: number,
  payload?: { variables: Record<string, unknown> },
): Promise<void> {
  const { socket } = await connectClient(port, '/graphql', client.token);
  client.socket = socket;
  followBoard(client);
  const before = socket.messages;
  if (payload) {
    const variables = { ...payload.variables, after: cursorOf(client) };
    subscribeClient(client, number, { ...payload, variables });
  } else socket.send('{"type":"hello"}');
  await reached(socket, before + 1);
}
