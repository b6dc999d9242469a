import { byName, nextBoard } from '@foyer/client/board';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

interface Row {
  id: string;
  name: string;
}

interface Payload {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  at: string;
  rooms: Row[];
  removed: string[];
}

const ids = ['r1', 'r2', 'r3', 'r4', 'r5'];
/** What a server does between two payloads: it puts rows, or takes them away. */
const step = fc.record({
  put: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), name: fc.string({ maxLength: 3 }) }), {
    selector: ({ id }) => id,
  }),
  take: fc.uniqueArray(fc.constantFrom(...ids)),
  isSnapshot: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const sorted = (rows: Iterable<Row>) => [...rows].sort(byName);

/** A server by the letter of the contract: the payloads of these steps, and the rows after each. */
function* serve(steps: readonly Step[]) {
  const rows = new Map<string, Row>();
  for (const [index, { put, take, isSnapshot }] of steps.entries()) {
    for (const id of take) rows.delete(id);
    for (const row of put) rows.set(row.id, row);
    const whole = index === 0 || isSnapshot;
    const changed = put.length + take.length > 0;
    const payload: Payload = {
      kind: whole ? 'SNAPSHOT' : changed ? 'CHANGE' : 'HEARTBEAT',
      cursor: `c.${index}`,
      at: `t${index}`,
      rooms: sorted(whole ? rows.values() : put),
      removed: whole ? [] : take.filter((id) => !rows.has(id)),
    };
    yield { payload, rows: sorted(rows.values()) };
  }
}

test('after every payload the board has the rows of the server, in its order, whatever happened before', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      let board: Payload | null = null;
      for (const { payload, rows } of serve(steps)) {
        board = nextBoard<Payload>(board, payload, byName);
        expect(board).toEqual({ kind: 'SNAPSHOT', cursor: payload.cursor, at: payload.at, rooms: rows, removed: [] });
      }
    }),
  );
});

test('neither the board nor the payload is changed, and rows that stay are the same objects', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
      let board: Payload | null = null;
      for (const { payload } of serve(steps)) {
        const before: [Payload | null, Payload] = structuredClone([board, payload]);
        const next: Payload = nextBoard<Payload>(board, payload, byName);
        expect([board, payload]).toEqual(before);
        if (payload.kind === 'HEARTBEAT' && board)
          for (const [index, row] of board.rooms.entries()) expect(next.rooms[index]).toBe(row);
        board = next;
      }
    }),
  );
});

test('a payload that comes twice, as after a reconnection, changes nothing more', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      let [once, twice]: (Payload | null)[] = [null, null];
      for (const { payload } of serve(steps)) {
        once = nextBoard<Payload>(once, payload, byName);
        twice = nextBoard<Payload>(nextBoard<Payload>(twice, payload, byName), payload, byName);
      }
      expect(twice).toEqual(once);
    }),
  );
});

describe('without an order', () => {
  const payload = (kind: Payload['kind'], rooms: Row[], removed: string[] = []): Payload => ({
    kind,
    cursor: 'c',
    at: 't',
    rooms,
    removed,
  });
  const row = (id: string, name = id) => ({ id, name });

  test('changed rows keep their places, and new ones come at the end', () => {
    const board = nextBoard(payload('SNAPSHOT', [row('b'), row('a')]), payload('CHANGE', [row('0'), row('b', 'new')]));
    expect(board.rooms).toEqual([row('b', 'new'), row('a'), row('0')]);
  });

  test('a change before any snapshot is shown as it is', () => {
    expect(nextBoard(null, payload('CHANGE', [row('a')]))).toEqual(payload('CHANGE', [row('a')]));
  });
});

test('a board that is sent whole is replaced by each payload', () => {
  const whole = (kind: Payload['kind'], tickets: { ticket: string }[]) => ({ kind, cursor: 'c', tickets });
  const first = whole('SNAPSHOT', [{ ticket: 'A01' }]);
  const next = whole('CHANGE', [{ ticket: 'A02' }]);
  expect(nextBoard(first, next)).toBe(next);
});

test('events that come with the rows are those of the last payload, and no rows', () => {
  const claims = (kind: Payload['kind'], rows: string[], events: string[]) => ({
    ...{ kind, cursor: 'c', removed: [], claims: rows.map((id) => ({ id })), changes: events.map((id) => ({ id })) },
  });
  const board = nextBoard(claims('SNAPSHOT', ['a', 'b'], []), claims('CHANGE', ['b'], ['paid']));
  expect(board.claims.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(board.changes).toEqual([{ id: 'paid' }]);
});

test('a payload without its rows, or with two lists, is refused with the reason', () => {
  const bare = { kind: 'CHANGE' as const, cursor: 'c', removed: [] };
  expect(() => nextBoard<typeof bare>(bare, bare)).toThrow('one list of rows besides removed');
  const two = { ...bare, rooms: [], visits: [] };
  expect(() => nextBoard<typeof two>(two, two)).toThrow('one list of rows besides removed');
});
