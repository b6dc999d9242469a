import { makeExecutableSchema } from '@graphql-tools/schema';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CompiledOperations } from '../../../src/execution/compiled/compiled-operations.ts';
import { CompilingBudget } from '../../../src/execution/compiled/compiling-budget.ts';
import type { OperationArgs } from '../../../src/execution/operation-args.ts';
import { BoardDocument, PairingProgressDocument } from '../../../web/generated/operations.ts';
import { pairedScreen } from '../../domains/displays/pair-screen.ts';
import { createClient } from '../../kit/client.ts';
import { eventually } from '../../kit/eventually.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { openRawSocket } from '../../live/kit/raw-socket.ts';

const schema = makeExecutableSchema({
  typeDefs: 'type Query { part: Part } type Part { name: String }',
  resolvers: { Query: { part: () => ({ name: 'a part' }) } },
});
/** Ten fields. */
const numbered = (number: number) =>
  parse(`{ part { ${Array.from({ length: 9 }, (_, n) => `n${number}x${n}: name`)} } }`);
const trusted = '{ part { name } }';

/** A node that may compile a hundred fields at once, and as many each second. */
function node() {
  const clock = { now: 0 };
  const budget = new CompilingBudget({ burst: 100, perSecond: 100 }, () => clock.now);
  const operations = new CompiledOperations(schema, { budget, isTrusted: (text) => text === trusted });
  const ask = async (kind: 'STAFF' | 'ANONYMOUS', document: OperationArgs['document'], times = 3) => {
    const contextValue = { request: { masked: [], principal: { kind } } } as unknown as OperationArgs['contextValue'];
    for (let time = 0; time < times; time += 1) {
      const { errors, data } = await operations.execute({ schema, document, contextValue });
      expect([errors, data]).toEqual([undefined, { part: expect.anything() }]);
    }
  };
  return { operations, clock, ask };
}

test('a flood of distinct operations, each three times, is compiled within the budget; the rest is interpreted', async () => {
  const { operations, clock, ask } = node();
  for (let number = 0; number < 200; number += 1) await ask('STAFF', numbered(number));
  expect(operations.answers).toEqual({ compiled: 10, interpreted: 590 });
  clock.now = 1_000;
  for (let number = 200; number < 400; number += 1) await ask('STAFF', numbered(number));
  expect(operations.size).toBe(20);
});

test('an operation that came while nothing was left is compiled later', async () => {
  const { operations, clock, ask } = node();
  const desk = numbered(1_000);
  for (let number = 0; number < 200; number += 1) await ask('STAFF', numbered(number));
  await ask('STAFF', desk);
  expect(operations.answers.compiled).toBe(10);
  clock.now = 100;
  await ask('STAFF', desk, 1);
  expect([operations.answers.compiled, operations.size]).toEqual([11, 11]);
});

test('an operation too large to be compiled is tried within the budget, too', async () => {
  const { operations, ask } = node();
  const large = (number: number) =>
    parse(`{ part { ${Array.from({ length: 300 }, (_, n) => `n${number}x${n}: name`)} } }`);
  for (let number = 0; number < 10; number += 1) await ask('STAFF', large(number));
  await ask('STAFF', numbered(0));
  expect(operations.size).toBe(0);
});

test('unauthenticated clients get only trusted documents compiled, which do not depend on the remaining budget', async () => {
  const { operations, ask } = node();
  for (let number = 0; number < 5; number += 1) await ask('ANONYMOUS', numbered(number), 10);
  expect(operations.size).toBe(0);
  for (let number = 0; number < 200; number += 1) await ask('STAFF', numbered(number));
  expect(operations.size).toBe(10);
  await ask('ANONYMOUS', parse(trusted));
  expect([operations.answers.compiled, operations.size]).toEqual([11, 11]);
});

test('a compiled operation serves every client that sends the same', async () => {
  const { operations, ask } = node();
  const same = numbered(0);
  await ask('STAFF', same);
  await ask('ANONYMOUS', same);
  expect(operations.answers).toEqual({ compiled: 4, interpreted: 2 });
});

describe('on a server', () => {
  let server: TestServer;
  let office: Office;

  beforeAll(async () => {
    server = await startTestServer({ trusted: undefined });
    office = await openOffice(server);
  });

  afterAll(() => server.stop());

  const compiledNow = () => server.app.compiled.answers.compiled;

  test('an unauthenticated client makes it compile nothing, however often it asks; staff do', async () => {
    const query = '{ viewer { permissions sessionExpiresAt } }';
    const before = server.app.compiled.size;
    for (let turn = 0; turn < 10; turn += 1) await createClient(server.url).send(query);
    expect(server.app.compiled.size).toBe(before);
    await office.manager.ask(query);
    expect(server.app.compiled.size).toBe(before + 1);
  });

  test('a screen’s own operations are compiled before it is paired, and its board’s payloads afterwards', async () => {
    const waiting = createClient(server.url, 'foyer_dp_not-paired-yet');
    for (let turn = 0; turn < 4; turn += 1) {
      const body = JSON.stringify({ documentId: PairingProgressDocument });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${waiting.token}` };
      await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    }
    expect(compiledNow()).toBeGreaterThan(0);
    const spend = vi.spyOn(CompilingBudget.prototype, 'isLeft', 'get').mockReturnValue(false);
    const { client } = await pairedScreen(server.url, office, await office.site());
    const before = compiledNow();
    const { socket, until, send, closed } = await openRawSocket(server.url, client.token);
    await until(({ type }) => type === 'connection_ack');
    send({ id: 'board', type: 'subscribe', payload: { query: '', documentId: BoardDocument } as never });
    // The first payload, and two signs of life.
    await eventually(() => expect(compiledNow()).toBeGreaterThan(before));
    socket.terminate();
    await closed;
    spend.mockRestore();
  });
});
