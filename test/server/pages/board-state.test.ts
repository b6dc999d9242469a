import { expect, test } from 'vitest';
import {
  type Board,
  type BoardState,
  nextBoardState,
  nothingYet,
  serverTime,
} from '../../../web/display/board-state.ts';

const began = Date.parse('2026-11-21T13:00:00Z');
const after = (seconds: number) => new Date(began + seconds * 1000).toISOString();
const moment = (seconds: number) => ({ steady: seconds * 1000, wall: seconds * 1000 });

function board(at: number, tickets: Partial<Board['tickets'][number]>[]): Board {
  const usual = {
    stage: 'WAITING' as const,
    room: null,
    calledAt: null,
    since: after(-600),
    place: null,
    estimate: null,
  };
  return {
    cursor: 'c',
    at: after(at),
    displayName: 'Lobby',
    practiceName: 'Practice',
    settings,
    siteName: 'Site',
    timeZone: 'UTC',
    tickets: tickets.map((ticket, index) => ({ ticket: `A0${index + 1}`, ...usual, ...ticket })),
  };
}

const settings: Board['settings'] = {
  ...{ languages: ['EN'], languageMode: 'SIDE_BY_SIDE', shows: ['CALLED', 'WAITING', 'IN_ROOM'] },
  ...{ showsEstimate: true, hasSound: true, volume: 50, speaks: false, theme: 'LIGHT' },
};

const called = (ticket: string, at: number, room = 'Exam 1') => ({
  ticket,
  room,
  stage: 'CALLED' as const,
  calledAt: after(at),
});

/** The state of a screen after these boards came, each at its own second. */
const seen = (...boards: Board[]): BoardState =>
  boards.reduce(
    (state, next) =>
      nextBoardState(state, { type: 'PAYLOAD', board: next, now: moment((Date.parse(next.at) - began) / 1000) }),
    nothingYet,
  );
const told = ({ calls }: BoardState) => calls.map(({ ticket, room }) => `${ticket} ${room}`);

test('a ticket that is called while the screen watches is announced', () => {
  expect(told(seen(board(0, [{}]), board(60, [called('A01', 60)])))).toEqual(['A01 Exam 1']);
});

test('calls are announced in the order they were made', () => {
  const boards = [
    board(0, []),
    board(60, [called('A03', 58), called('A02', 55)]),
    board(61, [called('A04', 61), called('A03', 58), called('A02', 55)]),
  ];
  expect(told(seen(...boards))).toEqual(['A02 Exam 1', 'A03 Exam 1', 'A04 Exam 1']);
});

test('a screen that is switched on announces only the calls of the last seconds', () => {
  expect(told(seen(board(60, [called('A02', 55), called('A01', 20)])))).toEqual(['A02 Exam 1']);
});

test('a call that was announced is not announced again by the next payload', () => {
  const state = seen(board(0, []), board(60, [called('A01', 60)]));
  const silent = nextBoardState(state, { type: 'TOLD', key: state.calls[0]?.key ?? '' });
  const next = { type: 'PAYLOAD' as const, board: board(62, [called('A01', 60)]), now: moment(62) };
  expect(told(nextBoardState(silent, next))).toEqual([]);
});

test('calls made while the connection was lost are announced when it is back', () => {
  expect(told(seen(board(0, [{}]), board(600, [called('A01', 300)])))).toEqual(['A01 Exam 1']);
});

test('a patient who is in the room already is called no longer', () => {
  const inRoom = { ticket: 'A01', stage: 'IN_ROOM' as const, room: 'Exam 1', calledAt: after(60) };
  expect(told(seen(board(0, []), board(60, [called('A01', 60)]), board(63, [inRoom])))).toEqual([]);
});

test('the same ticket called once more, or to another room, is announced once more', () => {
  const first = seen(board(0, []), board(60, [called('A01', 60)]));
  const silent = nextBoardState(first, { type: 'TOLD', key: first.calls[0]?.key ?? '' });
  const again = { type: 'PAYLOAD' as const, board: board(90, [called('A01', 90, 'Exam 2')]), now: moment(90) };
  expect(told(nextBoardState(silent, again))).toEqual(['A01 Exam 2']);
});

test('the time shown is the server’s, whichever time the screen’s own clock shows', () => {
  const state = nextBoardState(nothingYet, { type: 'PAYLOAD', board: board(0, []), now: { steady: 5_000, wall: 0 } });
  expect(serverTime(state, { steady: 8_000, wall: 3_000 })).toBe(began + 3_000);
});
