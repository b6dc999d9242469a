import { expect, test } from 'vitest';
import { Turnstile } from '../../src/database/turnstile.ts';

function visitor(turnstile: Turnstile, kind: string) {
  const [begun, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const passing = turnstile.pass(kind, () => {
    begun.resolve();
    return finish.promise;
  });
  return { begun: begun.promise, passing, leave: () => finish.resolve() };
}

test('as many as allowed are inside at once, the next comes in when one leaves, and other kinds do not wait', async () => {
  const turnstile = new Turnstile({ most: 2, patienceMs: 60_000 });
  const [first, second, third, fourth] = ['a', 'a', 'a', 'a'].map((kind) => visitor(turnstile, kind));
  const other = visitor(turnstile, 'b');
  await Promise.all([first?.begun, second?.begun, other.begun]);
  let isIn = false;
  void third?.begun.then(() => {
    isIn = true;
  });
  await other.begun;
  expect(isIn).toBe(false);
  first?.leave();
  await third?.begun;
  second?.leave();
  await fourth?.begun;
  for (const one of [third, fourth, other]) one?.leave();
  await Promise.all([first, second, third, fourth, other].map((one) => one?.passing));
  const again = visitor(turnstile, 'a');
  await again.begun;
  again.leave();
});

test('a visitor that waits too long is refused with the code for a retry, and does not come in afterwards', async () => {
  const turnstile = new Turnstile({ most: 1, patienceMs: 20 });
  const first = visitor(turnstile, 'a');
  await expect(turnstile.pass('a', async () => 'in')).rejects.toMatchObject({ code: '53300' });
  first.leave();
  await first.passing;
  expect(await turnstile.pass('a', async () => 'in')).toBe('in');
});

test('work that fails makes room for the next', async () => {
  const turnstile = new Turnstile({ most: 1, patienceMs: 60_000 });
  const failing = turnstile.pass('a', () => Promise.reject(new Error('refused')));
  const next = turnstile.pass('a', async () => 'in');
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('in');
});
