import type { BoardSubscription } from '../generated/operations.ts';
import { elapsed, type Moment } from './moment.ts';

export type Board = BoardSubscription['board'];
export type Ticket = Board['tickets'][number];

/** A ticket that was called and is still to be announced to the waiting room. */
export interface Call {
  key: string;
  ticket: string;
  room: string | null;
}

export interface BoardState {
  board: Board | null;
  /** When the last payload came. */
  heardAt: Moment | null;
  /** Calls to announce, the one being announced first. */
  calls: Call[];
}

export type BoardEvent = { type: 'PAYLOAD'; board: Board; now: Moment } | { type: 'TOLD'; key: string };

export const nothingYet: BoardState = { board: null, heardAt: null, calls: [] };

/** On the first board, only calls this fresh are announced: the others were announced before this page was opened. */
const freshCallMs = 10_000;

export function nextBoardState(state: BoardState, event: BoardEvent): BoardState {
  if (event.type === 'TOLD') return { ...state, calls: state.calls.filter(({ key }) => key !== event.key) };
  const { board, now } = event;
  const known = new Set(state.board?.tickets.map(keyOf));
  const isNew = (ticket: Ticket) =>
    state.board
      ? !known.has(keyOf(ticket))
      : Date.parse(board.at) - Date.parse(ticket.calledAt ?? board.at) < freshCallMs;
  const called = board.tickets.filter(({ stage }) => stage === 'CALLED');
  const stillCalled = new Set(called.map(keyOf));
  // The board has the latest call first; they are announced in the order they were made.
  const added = called.filter(isNew).reverse();
  const calls = [...state.calls.filter(({ key }) => stillCalled.has(key)), ...added.map(toCall)];
  return { board, heardAt: now, calls };
}

/** The server's time now, in milliseconds; this machine's own clock does not matter. */
export function serverTime({ board, heardAt }: BoardState, now: Moment): number {
  return board && heardAt ? Date.parse(board.at) + elapsed(heardAt, now) : now.wall;
}

/** The same ticket called again, or to another room, is another call. */
function keyOf({ ticket, calledAt, room, stage }: Ticket): string {
  return `${stage} ${ticket} ${room} ${calledAt}`;
}

function toCall(ticket: Ticket): Call {
  return { key: keyOf(ticket), ticket: ticket.ticket, room: ticket.room };
}
