import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../../src/project-root.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { recordStatements, type StatementRecord } from '../kit/record-statements.ts';
import { amountAttacks } from './kit/amount-attacks.ts';
import type { Attack } from './kit/attack.ts';
import { documentAttacks } from './kit/document-attacks.ts';
import { elsewhere } from './kit/elsewhere.ts';
import { type Answered, overHttp, overSocket, type Way } from './kit/send-attack.ts';

const attacks = [...documentAttacks, ...amountAttacks];
let server: TestServer;
let office: Office;
let statements: StatementRecord;
const ways: Record<string, Way> = {};

beforeAll(async () => {
  server = await startTestServer({ explorer: false });
  office = await openOffice(server);
  // Known already, as a front desk is after its first question of the day.
  await office.manager.ask('{ practice { id } }');
  ways.HTTP = overHttp(server.url, office.manager.token);
  ways.WebSocket = await overSocket(server.url, office.manager.token);
  // Whoever connects is looked up once more when its practice is followed.
  await Promise.allSettled(server.app.running);
  statements = recordStatements();
});

afterAll(async () => {
  statements.stop();
  ways.WebSocket?.close();
  await server.stop();
});

describe.each(['HTTP', 'WebSocket'])('over %s', (way) => {
  test.each(attacks)('$id: $what', async (attack) => {
    statements.take();
    const answered = await send(way, attack);
    expectOutcome(attack, answered, statements.take());
  });
});

function send(way: string, attack: Attack): Promise<Answered> {
  const found = ways[way];
  if (!found) throw new Error(`There is no way ${way}.`);
  return found.send(attack);
}

function expectOutcome({ outcome, code }: Attack, { data, errors }: Answered, sent: string[]): void {
  if (outcome === 'ANSWERED') {
    expect([errors, data]).toEqual([[], expect.any(Object)]);
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

test('who sends what is wrong learns nothing from how it is told', async () => {
  const answers = await Promise.all(
    documentAttacks.filter(({ outcome }) => outcome === 'NO_SQL').map((attack) => send('HTTP', attack)),
  );
  expect(new Set(answers.map(({ errors }) => errors[0]?.message))).toEqual(
    new Set(['This is no operation that the server takes.']),
  );
});

test('all attacks at once, three times over, by one leave another one’s questions answered', async () => {
  const colleague = await office.as('FRONT_DESK');
  const flood = Promise.all(Array.from({ length: 3 }, () => attacks.map((attack) => send('HTTP', attack))).flat());
  const probes = [];
  for (let count = 0; count < 20; count += 1) probes.push(await colleague.ask('{ practice { id } }'));
  await flood;
  expect(probes).toEqual(Array.from({ length: 20 }, () => ({ practice: { id: office.practiceId } })));
});

test('refusing an attack takes less work than twenty ordinary lists', async () => {
  const ordinary = await workOf(() =>
    send('HTTP', {
      ...attacks[0],
      query: '{ staff(first: 100) { edges { node { id name site { name } } } } }',
    } as Attack),
  );
  const refused = attacks.filter(({ outcome }) => outcome === 'NO_SQL');
  for (const attack of refused)
    expect(await workOf(() => send('HTTP', attack)), attack.what).toBeLessThan(20 * ordinary);
});

/** Microseconds of processor time, client included, of one of several. */
async function workOf(work: () => Promise<unknown>): Promise<number> {
  const turns = 5;
  await work();
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / turns;
}

test('what is not tried here says why, or where it is', () => {
  const named = elsewhere.flatMap(({ because }) => because.match(/\b(test|src)\/[\w/.-]+\.ts\b/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
});
