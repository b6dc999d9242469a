import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Principal } from '../../src/access/principal.ts';
import { Turnstile } from '../../src/database/turnstile.ts';
import type { Engine } from '../../src/execution/engine.ts';
import { inTurn } from '../../src/execution/in-turn.ts';
import type { OperationArgs } from '../../src/execution/operation-args.ts';

/** One at a time, and hardly any patience. */
const oneAtATime = () => ({ requestLimits: new Turnstile({ most: 1, patienceMs: 20 }) }) as unknown as Engine;
const staff = (accountId: string) => ({ kind: 'STAFF', accountId });
const display = (displayId: string) => ({ kind: 'DISPLAY', displayId });

function asked(by: object, text = '{ practice { id } }'): OperationArgs {
  const contextValue = { request: { principal: by as Principal } };
  return { document: parse(text), contextValue } as unknown as OperationArgs;
}

test.each([
  [staff('a'), 'query { practice { id } }'],
  [staff('a'), 'mutation { signOut { __typename } }'],
  [display('a'), 'query { practice { id } }'],
])(
  'a client with too many running operations is refused until they are answered, and others are not: %o, %s',
  async (person, text) => {
    const engine = oneAtATime();
    const first = Promise.withResolvers<string>();
    const running = inTurn(engine, asked(person), () => first.promise);
    await expect(inTurn(engine, asked(person, text), async () => 'second')).rejects.toMatchObject({
      message: 'Too many of your operations take long at this moment; wait for their answers first.',
      extensions: { code: 'TOO_MANY_REQUESTS' },
    });
    expect(await inTurn(engine, asked(staff('b')), async () => 'another')).toBe('another');
    first.resolve('first');
    expect(await running).toBe('first');
    expect(await inTurn(engine, asked(person), async () => 'again')).toBe('again');
  },
);

test.each([
  ['payloads', staff('a'), 'subscription { changes { kind } }'],
  ['unauthenticated clients', { kind: 'ANONYMOUS' }, '{ viewer { permissions } }'],
])('%s do not wait', async (_what, by, text) => {
  const engine = oneAtATime();
  const first = Promise.withResolvers<string>();
  const running = inTurn(engine, asked(by), () => first.promise);
  expect(await inTurn(engine, asked(by, text), async () => 'done')).toBe('done');
  first.resolve('first');
  await running;
});

test('a failure of a query is passed on as it is', async () => {
  await expect(inTurn(oneAtATime(), asked(staff('a')), () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
});
