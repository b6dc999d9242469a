import { setTimeout as pause } from 'node:timers/promises';
import { type Client, clientsOf } from './client-group.ts';

interface Board {
  cursor: string;
  seq: number;
  visits: Set<string>;
}

interface Payload {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  visits: { id: string }[];
  removed: string[];
}

const boards = new Map<Client, Board>();
const patienceMs = 20_000;

/** From now on each socket keeps the board it shows, as a screen does. */
export function followBoards(port: number): void {
  for (const client of clientsOf(port)) {
    boards.set(client, { cursor: '', seq: 0, visits: new Set() });
    followBoard(client);
  }
}

export function followBoard(client: Client): void {
  const board = boards.get(client);
  if (!board) return;
  client.socket.onBody = (body) => {
    const { payload } = JSON.parse(body.toString()) as { payload?: { data: { waitingRoom: Payload } } };
    if (payload) show(board, payload.data.waitingRoom);
  };
}

/** The last cursor that a socket got. */
export function cursorOf(client: Client): string | undefined {
  return boards.get(client)?.cursor;
}

function show(board: Board, { kind, cursor, visits, removed }: Payload): void {
  const seq = Number(cursor.split('.')[1]);
  if (seq < board.seq) throw new Error(`A cursor went back from ${board.seq} to ${seq}.`);
  if (kind === 'SNAPSHOT') board.visits.clear();
  for (const { id } of visits) board.visits.add(id);
  for (const id of removed) board.visits.delete(id);
  board.cursor = cursor;
  board.seq = seq;
}

interface Truth {
  port: number;
  /** Of each practice, in the order in which the sockets take turns between them. */
  practices: { visits: string[]; seq: number }[];
}

/** Waits until every board shows what is true. Fails when one does not come to it. */
export async function expectBoards({ port, practices }: Truth): Promise<void> {
  const isRight = (client: Client, number: number): boolean => {
    const board = boards.get(client);
    const truth = practices[number % practices.length];
    return (
      board?.seq === truth?.seq &&
      board?.visits.size === truth?.visits.length &&
      truth?.visits.every((id) => board?.visits.has(id)) === true
    );
  };
  const until = performance.now() + patienceMs;
  while (!clientsOf(port).every(isRight)) {
    if (performance.now() > until) throw new Error('Boards are left that do not show what is true.');
    await pause(100);
  }
}
