import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startNotifyHints } from '../../../src/live/hints/notify-hints.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/test-database.ts';
import { back, lost, startNode } from './kit/node.ts';
import { startSilenceableProxy } from './kit/silenceable-proxy.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const node = (url = database.appUrl, checkEveryMs?: number) =>
  startNode((parts) => startNotifyHints({ ...parts, url, ...(checkEveryMs ? { checkEveryMs } : {}) }));

/** Another client of the database, which receives every notification as it is. */
async function stranger() {
  const client = new Client(database.ownerUrl);
  await client.connect();
  onTestFinished(() => client.end());
  const payloads: string[] = [];
  client.on('notification', ({ payload = '' }) => payloads.push(payload));
  await client.query('listen foyer_hint');
  return { client, payloads };
}

const cutAll = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'foyer-hints' and datname = current_database()`;

test('one node says that a practice has news, the other ones hear it, and only of practices watched there', async () => {
  const [one, other] = await Promise.all([node(), node()]);
  const [watched, ignored] = [randomUUID(), randomUUID()];
  one.bus.follow(watched);
  other.bus.follow(watched);
  one.bus.publish({ practiceId: ignored, seq: 1 });
  one.bus.publish({ practiceId: watched, seq: 7 });
  await other.until(watched, 7);
  expect(other.heard).toEqual([{ practiceId: watched, seq: 7 }]);
  other.bus.unfollow(watched);
  other.bus.follow(ignored);
  one.bus.publish({ practiceId: watched, seq: 8 });
  one.bus.publish({ practiceId: ignored, seq: 9 });
  await other.until(ignored, 9);
  expect(other.heard).toHaveLength(2);
  expect(one.heard).toEqual([]);
});

test('ten thousand writes in one go are one notification with the last number', async () => {
  const [one, { payloads }, other] = [await node(), await stranger(), await node()];
  const practiceId = randomUUID();
  other.bus.follow(practiceId);
  for (let seq = 1; seq <= 10_000; seq++) one.bus.publish({ practiceId, seq });
  await other.until(practiceId, 10_000);
  await expect.poll(() => payloads).toEqual([`${practiceId} 10000`]);
});

test('ten thousand writes one after the other are far fewer notifications, and the last number arrives', async () => {
  const [one, { payloads }, other] = [await node(), await stranger(), await node()];
  const practiceId = randomUUID();
  other.bus.follow(practiceId);
  for (let seq = 1; seq <= 10_000; seq++) {
    one.bus.publish({ practiceId, seq });
    if (seq % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await other.until(practiceId, 10_000);
  await expect.poll(() => payloads.at(-1)).toBe(`${practiceId} 10000`);
  expect(payloads.length).toBeLessThan(1_000);
});

test('news of a thousand practices at once go out in notifications that PostgreSQL takes', async () => {
  const [one, { payloads }, other] = [await node(), await stranger(), await node()];
  const practices = Array.from({ length: 1_000 }, () => randomUUID());
  for (const practiceId of practices) other.bus.follow(practiceId);
  for (const practiceId of practices) one.bus.publish({ practiceId, seq: 123_456 });
  await Promise.all(practices.map((practiceId) => other.until(practiceId, 123_456)));
  await expect.poll(() => payloads.join('\n').split('\n')).toHaveLength(1_000);
  expect(payloads.length).toBeLessThan(10);
  expect(Math.max(...payloads.map((payload) => payload.length))).toBeLessThan(8_000);
});

test('nodes whose connections PostgreSQL cut reconnect by themselves, and hints published meanwhile arrive', async () => {
  const [one, other, { client }] = [await node(), await node(), await stranger()];
  const practiceId = randomUUID();
  other.bus.follow(practiceId);
  await client.query(cutAll);
  await Promise.all([one.untilLogged(lost), other.untilLogged(back)]);
  one.bus.publish({ practiceId, seq: 1 });
  one.bus.publish({ practiceId, seq: 2 });
  await other.until(practiceId, 2);
  const said = [...one.log, ...other.log].map(({ msg }) => msg).sort();
  expect(said.filter((message) => lost.test(message))).toHaveLength(2);
});

test('a connection that has fallen silent is noticed and replaced', async () => {
  const proxy = await startSilenceableProxy(database.appUrl);
  const [one, other] = await Promise.all([node(proxy.url, 200), node()]);
  const practiceId = randomUUID();
  one.bus.follow(practiceId);
  proxy.silence();
  await one.untilLogged(back);
  other.bus.publish({ practiceId, seq: 3 });
  await one.until(practiceId, 3);
});

test('other payloads on the channel do no harm', async () => {
  const [one, { client }, other] = [await node(), await stranger(), await node()];
  const practiceId = randomUUID();
  one.bus.follow(practiceId);
  const nonsense = ['', '{}', `${practiceId}`, `${practiceId} x`, `${practiceId} -1`, `${practiceId} 1e9`, '\n\n', '*'];
  const overlong = `${practiceId} 1234567890123456`;
  for (const payload of [...nonsense, overlong, 'x'.repeat(7_999)])
    await client.query('select pg_notify($1, $2)', ['foyer_hint', payload]);
  other.bus.publish({ practiceId, seq: 5 });
  await one.until(practiceId, 5);
  expect(one.heard).toEqual([{ practiceId, seq: 5 }]);
  expect(one.log.every(({ level }) => level === 20)).toBe(true);
});

test('a hint without a valid practice id and number is never published', async () => {
  const [one, { payloads }, other] = [await node(), await stranger(), await node()];
  const practiceId = randomUUID();
  other.bus.follow(practiceId);
  one.bus.publish({ practiceId: "x'); drop table patient; --", seq: 1 });
  one.bus.publish({ practiceId, seq: Number.NaN });
  one.bus.publish({ practiceId, seq: 1.5 });
  one.bus.publish({ practiceId, seq: 2 });
  await other.until(practiceId, 2);
  await expect.poll(() => payloads).toEqual([`${practiceId} 2`]);
});

test('a database that does not answer does not keep a node from starting', async () => {
  const one = await node('postgres://nobody:secret@127.0.0.1:1/nothing');
  await one.untilLogged(lost);
  one.bus.publish({ practiceId: randomUUID(), seq: 1 });
  await one.bus.close();
  expect(JSON.stringify(one.log)).not.toContain('secret');
});

test('a hint published just before a node stops still goes out', async () => {
  const [one, other] = await Promise.all([node(), node()]);
  const practiceId = randomUUID();
  other.bus.follow(practiceId);
  one.bus.publish({ practiceId, seq: 4 });
  await one.bus.close();
  await other.until(practiceId, 4);
});
