import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pairedScreen } from '../domains/displays/pair-screen.ts';
import { amountAttacks } from './kit/amount-attacks.ts';
import type { Attack } from './kit/attack.ts';
import { documentAttacks } from './kit/document-attacks.ts';
import { memoryHeld } from './kit/memory-held.ts';
import { processorTime } from './kit/processor-time.ts';
import { type Answered, overHttp, overSocket, type Way } from './kit/send-attack.ts';
import { type Recorded, startRecorded } from './kit/start-recorded.ts';

const attacks = [...documentAttacks, ...amountAttacks];
let server: Recorded['server'];
let office: Recorded['office'];
let statements: Recorded['statements'];
let stop: Recorded['stop'];
const ways: Record<string, Way> = {};

beforeAll(async () => {
  ({ server, office, statements, stop } = await startRecorded());
  ways.HTTP = overHttp(server.url, office.manager.token);
  ways.WebSocket = await overSocket(server.url, office.manager.token);
  // The session of a connection is looked up once more when the node follows its practice.
  await Promise.allSettled(server.app.running);
});

afterAll(() => {
  ways.WebSocket?.close();
  return stop();
});

describe.each(['HTTP', 'WebSocket'])('over %s', (way) => {
  test.each(attacks)('$id: $what', async (attack) => {
    statements.take();
    const answered = await send(way, attack);
    expectOutcome(attack, answered, statements.take());
  });
});

function send(way: string, attack: Pick<Attack, 'query' | 'variables' | 'operationName'>): Promise<Answered> {
  const found = ways[way];
  if (!found) throw new Error(`There is no way ${way}.`);
  return found.send(attack);
}

function expectOutcome({ outcome, code }: Attack, { data, errors }: Answered, sent: string[]): void {
  if (outcome === 'ANSWERED') {
    expect([errors, data]).toEqual([[], expect.any(Object)]);
    return;
  }
  if (outcome === 'PROBLEMS') {
    expect([errors, Object.values(data ?? {})]).toEqual([[], [{ __typename: 'InvalidInputError' }]]);
    expect(sent.filter((text) => /\b(patient|site|room|appointment|visit)\b/.test(text))).toEqual([]);
    return;
  }
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(3);
  const told = errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`);
  if (code) expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set([code]));
  // Nothing about the schema: neither its names nor which rule it was.
  else
    expect(told).toEqual([
      expect.stringMatching(/^GRAPHQL_(PARSE|VALIDATION)_FAILED: This is no operation that the server takes\.$/),
    ]);
  if (outcome === 'NO_SQL') expect(sent).toEqual([]);
  else expect(sent.filter((text) => /\b(patient|site|room|appointment|visit)\b/.test(text))).toEqual([]);
}

test('every invalid document gets the same message, so that a client learns nothing from it', async () => {
  const answers = await Promise.all(
    documentAttacks.filter(({ outcome }) => outcome === 'NO_SQL').map((attack) => send('HTTP', attack)),
  );
  expect(new Set(answers.map(({ errors }) => errors[0]?.message))).toEqual(
    new Set(['This is no operation that the server takes.']),
  );
});

describe.each(['HTTP', 'WebSocket'])('by all attacks one after the other over %s', (name) => {
  /** Sends all attacks again and again, on several lines at once, while something else is done. */
  async function flooded<Result>(meanwhile: () => Promise<Result>): Promise<Result> {
    let isOver = false;
    const lines = [1, 2, 3, 4].map(async (line) => {
      for (let next = line * 11; !isOver; next += 1) await send(name, attacks[next % attacks.length] as Attack);
    });
    try {
      return await meanwhile();
    } finally {
      isOver = true;
      await Promise.all(lines);
    }
  }

  test('a colleague is hardly kept waiting: the processor does little else before it answers', async () => {
    const colleague = await office.as('FRONT_DESK');
    const probe = async () =>
      expect(await colleague.ask('{ practice { id } }')).toEqual({ practice: { id: office.practiceId } });
    const times = await flooded(async () => {
      const each: number[] = [];
      for (let count = 0; count < 25; count += 1) each.push(await processorTime(probe));
      return each.sort((one, other) => one - other);
    });
    expect(times[12]).toBeLessThan(200);
    expect(times.at(-1)).toBeLessThan(1_000);
  });

  test('nothing stays in memory', async () => {
    const all = async () => {
      for (const attack of attacks) await send(name, attack);
    };
    await all();
    const before = await memoryHeld();
    for (let round = 0; round < 3; round += 1) await all();
    expect((await memoryHeld()) - before).toBeLessThan(10_000_000);
  });

  test('refusing one takes less work than twenty ordinary lists', async () => {
    const list = { query: '{ staff(first: 100) { edges { node { id name site { name } } } } }' };
    const ordinary = await workOf(() => send(name, list));
    const refused = attacks.filter(({ outcome }) => outcome === 'NO_SQL');
    for (const attack of refused)
      expect(await workOf(() => send(name, attack)), attack.what).toBeLessThan(20 * ordinary);
  });
});

/** Processor time of one of several. */
async function workOf(work: () => Promise<unknown>): Promise<number> {
  const turns = 5;
  await work();
  const several = await processorTime(async () => {
    for (let turn = 0; turn < turns; turn += 1) await work();
  });
  return several / turns;
}

describe.each(['HTTP', 'WebSocket'])('over %s the schema is hidden from', (name) => {
  const open = name === 'HTTP' ? async (url: string, token?: string) => overHttp(url, token) : overSocket;
  // A form with a wrong value gets the refusal of any form: sign in first, or another role.
  const curious = documentAttacks.filter(({ id, outcome }) => id.startsWith('G') && outcome === 'NO_SQL');

  test.each(['an unauthenticated client', 'a screen'])('%s', async (who) => {
    const screen = who === 'a screen' ? await pairedScreen(server.url, office, await office.site()) : undefined;
    const way = await open(server.url, screen?.client.token);
    await Promise.allSettled(server.app.running);
    statements.take();
    const told = [];
    for (const attack of curious) told.push((await way.send(attack)).errors);
    expect(statements.take()).toEqual([]);
    expect(new Set(told.map((errors) => errors.map(({ message }) => message).join()))).toEqual(
      new Set(['This is no operation that the server takes.']),
    );
    way.close();
  });
});
