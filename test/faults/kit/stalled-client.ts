import { WebSocket } from 'ws';

/** A client that asks for much, and from then on reads nothing. */
export interface StalledClient {
  /** The end of its connection, which it finds when it reads again. */
  wake(): Promise<number>;
}

const subscriptions = 40;
/** As large as the limits let them be, and each of its own names, so that they cannot share a payload. */
const document = (number: number) =>
  `subscription($siteId: ID!) { rooms(siteId: $siteId) { kind cursor rooms { id ${Array.from(
    { length: 28 },
    (_, index) => `f${index}${'_'.repeat(85)}${number}: ${index % 2 === 0 ? 'readinessSince' : 'name'}`,
  ).join(' ')} } } }`;

export async function stalledClient(url: string, token: string, siteId: string): Promise<StalledClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const say = (message: Record<string, unknown>) => socket.send(JSON.stringify(message));
  socket.on('open', () => say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', () => {});
  await new Promise<void>((resolve) => {
    const begun = new Set<string>();
    socket.on('message', (data: Buffer) => {
      const { type, id } = JSON.parse(data.toString()) as { type: string; id: string };
      if (type === 'connection_ack')
        for (let number = 0; number < subscriptions; number += 1)
          say({
            id: `${number}`,
            type: 'subscribe',
            payload: { query: document(number), variables: { siteId } },
          });
      if (type === 'next') begun.add(id);
      if (begun.size === subscriptions) resolve();
    });
  });
  socket.pause();
  return {
    wake: () => {
      socket.resume();
      return closed;
    },
  };
}
