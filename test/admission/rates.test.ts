import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { admit, countLate } from '../../src/admission/admit.ts';
import { DocumentCache } from '../../src/admission/documents/document-cache.ts';
import type { RatePolicy } from '../../src/admission/rates/rate-policies.ts';
import { Rates } from '../../src/admission/rates/rates.ts';

const strangers = { burst: 50, perSecond: 5 };
const policies = {
  session: { burst: 100, perSecond: 10 },
  ...{ signIn: strangers, lookUp: strangers, address: strangers },
};
const alike = (policy: RatePolicy) => ({ session: policy, signIn: policy, lookUp: policy, address: policy });
const desk = { tokenHash: 'desk', address: '10.0.0.1' };
const stranger = { tokenHash: undefined, address: '10.0.0.1' };

function atTime() {
  const clock = { now: 0 };
  return { clock, rates: new Rates(policies, () => clock.now) };
}

test('a bucket refills with time, up to its size', () => {
  const { clock, rates } = atTime();
  rates.know(desk);
  expect(rates.take(desk, 60)).toMatchObject({ isEnough: true, remaining: 40, fullIn: 6 });
  clock.now = 2_000;
  expect(rates.take(desk, 10)).toMatchObject({ isEnough: true, remaining: 50 });
  clock.now = 60_000;
  expect(rates.take(desk, 0)).toMatchObject({ remaining: 100, fullIn: 0 });
});

test('an operation above the remaining units is refused, takes nothing, and is accepted after the time in retryIn', () => {
  const { clock, rates } = atTime();
  rates.know(desk);
  rates.take(desk, 100);
  expect(rates.take(desk, 25)).toMatchObject({ isEnough: false, remaining: 0, retryIn: 3 });
  clock.now = 3_000;
  expect(rates.take(desk, 25)).toMatchObject({ isEnough: true, retryIn: 0 });
});

test('an operation that is dearer than the whole is run when the whole is there', () => {
  const { rates } = atTime();
  rates.know(desk);
  expect(rates.take(desk, 1_000)).toMatchObject({ isEnough: true, remaining: 0 });
  expect(rates.take(desk, 1_000)).toMatchObject({ isEnough: false, retryIn: 10 });
});

test('a session is counted by itself, apart from other clients of its address', () => {
  const { rates } = atTime();
  rates.know(desk);
  expect(rates.take(stranger, 50)).toMatchObject({ policy: 'address', isEnough: true });
  expect(rates.take(stranger, 1)).toMatchObject({ policy: 'address', isEnough: false });
  expect(rates.take(desk, 1)).toMatchObject({ policy: 'session', isEnough: true, remaining: 99 });
});

test('unknown tokens are counted by their address, however many a client makes up', () => {
  const { rates } = atTime();
  const refused = Array.from({ length: 20 }, (_, index) =>
    rates.take({ tokenHash: `made up ${index}`, address: '10.0.0.1' }, 5),
  );
  expect(refused.filter(({ isEnough }) => isEnough)).toHaveLength(10);
});

test('a client that empties one bucket of an address leaves the others full: for sign-ins, token look-ups, and requests without a session', () => {
  const { rates } = atTime();
  const guess = { tokenHash: 'made up', address: stranger.address };
  const ways = {
    address: () => rates.take(stranger, 10),
    lookUp: () => rates.take(guess, 10),
    signIn: () => rates.take(stranger, 10, 'signIn'),
  };
  for (const [policy, way] of Object.entries(ways)) {
    const left = Array.from({ length: 6 }, () => way());
    expect(left.map((one) => one.policy)).toEqual(Array(6).fill(policy));
    expect(left.map(({ isEnough }) => isEnough)).toEqual([true, true, true, true, true, false]);
  }
  expect(rates.take(guess, 10, 'signIn')).toMatchObject({ policy: 'signIn', isEnough: false });
});

test('an operation that names signIn is counted as a sign-in, even when the bucket for other operations is empty', () => {
  const rates = new Rates(alike({ burst: 250, perSecond: 1 }), () => 0);
  const schema = buildSchema('type Query { one: String } type Mutation { signIn: String }');
  const app = { schema, rates, documents: new DocumentCache(schema, { allowIntrospection: false }) };
  for (let turn = 0; turn < 5; turn += 1) admit(app, stranger, { query: `{ a${turn}: one }` });
  expect(admit(app, stranger, { query: '{ b: one }' })).toHaveProperty('errors');
  const signIn = admit(app, stranger, { query: 'mutation { signIn }' });
  expect(signIn).toMatchObject({ purpose: 'signIn', allowance: { policy: 'signIn', isEnough: true } });
});

test('a subscriber of IPv6 cannot change address within what is theirs', () => {
  const { rates } = atTime();
  expect(rates.take({ tokenHash: undefined, address: '2001:db8:1:2:3:4:5:6' }, 50).isEnough).toBe(true);
  expect(rates.take({ tokenHash: undefined, address: '2001:db8:1:2::9' }, 1).isEnough).toBe(false);
  expect(rates.take({ tokenHash: undefined, address: '2001:db8:1:3::9' }, 1).isEnough).toBe(true);
  expect(rates.take({ tokenHash: undefined, address: '::1' }, 50).isEnough).toBe(true);
});

test('an IPv4 address is the same one written as IPv6', () => {
  const { rates } = atTime();
  rates.take({ tokenHash: undefined, address: '::ffff:10.0.0.1' }, 50);
  expect(rates.take(stranger, 1).isEnough).toBe(false);
});

test('a hundred thousand addresses leave ten thousand behind', () => {
  const { rates } = atTime();
  rates.take(stranger, 50);
  for (let index = 0; index < 100_000; index += 1) rates.take({ tokenHash: undefined, address: `host-${index}` }, 1);
  expect(rates.size).toBe(10_000);
});

test('HTTP headers state the policy, the remaining units and when to retry, as structured fields', () => {
  const { rates } = atTime();
  rates.know(desk);
  expect(rates.headers(rates.take(desk, 90))).toEqual({
    'ratelimit-policy': '"session";q=100;qu="cost";w=10',
    ratelimit: '"session";r=10;t=9',
  });
  expect(rates.headers(rates.take(desk, 30))).toMatchObject({ 'retry-after': '2', ratelimit: '"session";r=10;t=9' });
});

test('without limits an answer has no rate headers', () => {
  const endless = { burst: Infinity, perSecond: Infinity };
  const rates = new Rates(alike(endless));
  for (let turn = 0; turn < 3; turn += 1) {
    const allowance = rates.take(stranger, 1e9);
    expect([allowance.isEnough, rates.headers(allowance)]).toEqual([true, {}]);
  }
});

test('concurrent operations of one new token are each counted, whichever of them makes the token known', () => {
  const rates = new Rates(alike({ burst: 10_000, perSecond: 1 }), () => 0);
  const schema = buildSchema('type Query { one: String }');
  const app = { schema, rates, documents: new DocumentCache(schema, { allowIntrospection: false }) };
  const admitted = [1, 2, 3].map(() => admit(app, desk, { query: '{ one }' })).filter((one) => 'cost' in one);
  const dear = admitted.map((one) => ({ ...one, cost: 100 }));
  const left = dear.map((one) => countLate(rates, desk, one, true).remaining);
  expect(left).toEqual([9_900, 9_800, 9_700]);
});

test('a document that was never seen costs more than one that is known, and is not looked at when nothing is left', () => {
  const rates = new Rates(alike({ burst: 250, perSecond: 1 }), () => 0);
  const schema = buildSchema('type Query { one: String two: String three: String }');
  const app = { schema, rates, documents: new DocumentCache(schema, { allowIntrospection: false }) };
  const left = ['{ one }', '{ one }', '{ two }', '{ three }'].map(
    (query) => admit(app, stranger, { query }).allowance.remaining,
  );
  expect(left).toEqual([149, 139, 39, 39]);
  expect([app.documents.knows('{ two }'), app.documents.knows('{ three }')]).toEqual([true, false]);
});
