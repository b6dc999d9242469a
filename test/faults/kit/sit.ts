import { WebSocket } from 'ws';
import type { Seen, Sitting, Watched } from './recording.ts';

/** A screen that hears nothing this long takes its connection for lost; on a busy machine a sign of life may be late. */
const silenceMs = 10_000;
const board = (field: string, entries: string) => `subscription($siteId: ID!, $after: EventCursor) {
  payload: ${field}(siteId: $siteId, after: $after) { kind cursor entries: ${entries} { id version } removed } }`;
const documents: Record<Watched['field'], string> = {
  waitingRoom: board('waitingRoom', 'visits'),
  rooms: board('rooms', 'rooms'),
  changes:
    'subscription($after: EventCursor) { payload: changes(after: $after) { kind cursor changes { cursor subject } } }',
};

type Payload = Partial<Seen> & Pick<Seen, 'kind' | 'cursor'>;

interface Message {
  type: string;
  payload?: { data?: { payload: Payload } | null; errors?: unknown } | { message: string }[];
}

/** Opens one subscription over a WebSocket of its own and writes down what comes, until the connection closes. */
export function sit(sitting: Sitting, token: string, watched: Watched): WebSocket {
  const socket = new WebSocket(`${sitting.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const leave = (end: string): void => {
    sitting.end ??= end;
    socket.terminate();
  };
  let silence = setTimeout(() => leave('silence'), silenceMs);
  const say = (message: Record<string, unknown>) => socket.send(JSON.stringify(message));
  const ask = { query: documents[watched.field], variables: { ...watched, after: sitting.after } };
  socket.on('open', () => say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  socket.on('message', (data: Buffer) => {
    clearTimeout(silence);
    silence = setTimeout(() => leave('silence'), silenceMs);
    const { type, payload } = JSON.parse(data.toString()) as Message;
    const told = type === 'next' && payload && 'data' in payload ? payload.data?.payload : undefined;
    if (told) sitting.seen.push({ entries: [], removed: [], changes: [], ...told, at: Date.now() });
    else if (type === 'connection_ack') say({ id: '1', type: 'subscribe', payload: ask });
    else if (type !== 'ping' && type !== 'pong') leave(`${type} ${JSON.stringify(payload ?? null)}`);
  });
  socket.on('error', () => {});
  socket.on('close', (code, reason) => {
    clearTimeout(silence);
    sitting.end ??= `closed ${code} ${reason}`;
  });
  return socket;
}
