import { TypeID } from 'typeid-js';
import { expect, test } from 'vitest';
import { check } from './kit/check.ts';
import type { Committed } from './kit/committed.ts';
import type { Recording, Seen } from './kit/recording.ts';

const epoch = 'e'.repeat(32);
const uuid = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const room = (number: number) => TypeID.fromUUID('room', uuid(number)).toString();
const siteId = TypeID.fromUUID('site', uuid(99)).toString();
const at = (seq: number) => `${epoch}.${seq}`;

/** Rooms 1 to 3 change in turn, nine times in all. */
const subjects = [1, 2, 3, 1, 2, 3, 1, 2, 3];
const topic = `rooms:${uuid(99)}`;
const committed: Committed = {
  epoch,
  lastSeq: 9,
  events: subjects.map((number, index) => ({
    ...{ seq: index + 1, type: 'ROOM_CHANGED', subjectId: uuid(number), topics: [topic], transaction: `${index}` },
  })),
  versions: new Map([1, 2, 3].map((number) => [uuid(number), 3])),
  boards: new Map([[topic, new Set([1, 2, 3].map(uuid))]]),
};

const nothing = { at: 0, entries: [], removed: [], changes: [] };
const change = (seq: number): Seen => ({
  ...{ ...nothing, kind: 'CHANGE', cursor: at(seq) },
  entries: [{ id: room(subjects[seq - 1] ?? 0), version: Math.ceil(seq / 3) }],
});
const snapshot: Seen = {
  ...nothing,
  kind: 'SNAPSHOT',
  cursor: at(3),
  entries: [1, 2, 3].map((n) => ({ id: room(n), version: 1 })),
};
const beat: Seen = { ...nothing, kind: 'HEARTBEAT', cursor: at(9) };
const told = (seq: number) => ({ cursor: at(seq), subject: room(subjects[seq - 1] ?? 0) });
const entry = (...seqs: number[]): Seen => ({
  ...{ ...nothing, kind: 'CHANGE', cursor: at(seqs.at(-1) ?? 0), changes: seqs.map(told) },
});
const logStart: Seen = { ...nothing, kind: 'SNAPSHOT', cursor: at(3) };

function board(seen: Seen[], resumed: Seen[] = []): Recording {
  return { name: 'a screen', watched: { field: 'rooms', siteId }, sittings: sittings(seen, resumed) };
}

function log(seen: Seen[], resumed: Seen[] = []): Recording {
  return { name: 'a log', watched: { field: 'changes' }, sittings: sittings(seen, resumed) };
}

function sittings(seen: Seen[], resumed: Seen[]) {
  const first = { url: '', after: null, seen, end: 'closed' };
  return [first, ...(resumed.length > 0 ? [{ ...first, after: seen.at(-1)?.cursor ?? null, seen: resumed }] : [])];
}

const faultsOf = (recording: Recording, truth = committed) => check([recording], truth).join('\n');
const all = [4, 5, 6, 7, 8, 9];

test('the checker finds nothing wrong with a screen and a log that received everything, in one sitting or two', () => {
  expect(faultsOf(board([snapshot, ...all.map(change), beat]))).toBe('');
  expect(faultsOf(board([snapshot, change(4)], [5, 6, 7, 8, 9].map(change)))).toBe('');
  expect(faultsOf(log([logStart, entry(4), entry(5, 6)], [entry(7, 8, 9), beat]))).toBe('');
});

test('the checker finds a missing change, at any place', () => {
  for (const missing of all) {
    const rest = all.filter((seq) => seq !== missing);
    expect(faultsOf(board([snapshot, ...rest.map(change), beat]))).toMatch(missing === 9 ? /hole|in the end/ : /hole/);
    expect(faultsOf(log([logStart, ...rest.map((seq) => entry(seq)), beat]))).toMatch(/hole/);
  }
  expect(faultsOf(board([snapshot, change(4)], [change(6), ...[7, 8, 9].map(change)]))).toMatch(/hole/);
});

test('the checker finds a sign of life that says that nothing happened when something did', () => {
  expect(faultsOf(board([snapshot, ...[4, 5, 6, 7].map(change), beat]))).toMatch(/hole/);
});

test('the checker finds two changes sent in the wrong order', () => {
  const swapped = [4, 6, 5, 7, 8, 9];
  expect(faultsOf(board([snapshot, ...swapped.map(change)]))).toMatch(/does not go on/);
  expect(faultsOf(log([logStart, ...swapped.map((seq) => entry(seq))]))).toMatch(/hole or swap/);
  expect(faultsOf(log([logStart, { ...entry(4, 6, 5), cursor: at(6) }, entry(7, 8, 9)]))).toMatch(/hole or swap/);
});

test('the checker finds a change that is sent twice, in one sitting or after a lost connection', () => {
  expect(faultsOf(board([snapshot, ...[4, 5, 5, 6, 7, 8, 9].map(change)]))).toMatch(/does not go on/);
  expect(faultsOf(board([snapshot, change(4), change(5)], [5, 6, 7, 8, 9].map(change)))).toMatch(/does not go on/);
  expect(
    faultsOf(board([snapshot, change(4), { ...change(5), entries: [...change(4).entries, ...change(5).entries] }])),
  ).toMatch(/double/);
  expect(faultsOf(log([logStart, entry(4, 5), entry(5, 6), entry(7, 8, 9)]))).toMatch(/double/);
});

test('the checker finds a payload that shows something older than the changes it speaks for', () => {
  const old = { ...change(7), entries: [{ id: room(1), version: 2 }] };
  expect(faultsOf(board([snapshot, ...[4, 5, 6].map(change), old, change(8), change(9)]))).toMatch(
    /old: shows version 2/,
  );
});

test('the checker finds a screen that is wrong in the end though every payload was right', () => {
  const short = { ...snapshot, entries: snapshot.entries.slice(1) };
  const gone = { ...committed, boards: new Map([[topic, new Set([4].map(uuid))]]) };
  expect(faultsOf(board([short, ...[5, 6, 8, 9].map(change)]))).toMatch(/hole/);
  expect(faultsOf(board([snapshot, ...all.map(change)]), gone)).toMatch(/in the end/);
});

test('the checker finds a client that never received the end, one that received another history, and one whose log was cut', () => {
  expect(faultsOf(board([snapshot, ...[4, 5, 6].map(change)]))).toMatch(/stopped at 6 of 9/);
  expect(faultsOf(log([logStart, entry(4, 5, 6)]))).toMatch(/stopped at 6 of 9/);
  expect(faultsOf(board([{ ...snapshot, cursor: `${'f'.repeat(32)}.3` }]))).toMatch(/another history/);
  expect(faultsOf(log([logStart, { ...logStart, cursor: at(9) }]))).toMatch(/cannot tell/);
});

test('the checker finds a number that the table does not have, and a change without an event', () => {
  const hole = { ...committed, events: committed.events.filter(({ seq }) => seq !== 5) };
  expect(check([], hole).join('\n')).toMatch(/event 5 of the table has number 6/);
  expect(check([], { ...committed, versions: new Map([[uuid(1), 4]]) }).join('\n')).toMatch(
    /at version 4 after 3 transactions/,
  );
});
