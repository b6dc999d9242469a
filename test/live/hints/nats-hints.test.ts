import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startNatsHints } from '../../../src/live/hints/nats-hints.ts';
import { natsOptions } from '../../../src/settings/nats-options.ts';
import { eventually, patience } from '../../kit/eventually.ts';
import { type NatsServer, natsServer, skipsNatsTests } from '../../kit/nats-server.ts';
import { fakeServer } from '../../start/kit/fake-server.ts';
import { back, lost, startNode } from './kit/node.ts';

describe.skipIf(skipsNatsTests)('hints over NATS', () => {
  let server: NatsServer;
  beforeEach(async () => {
    server = await natsServer();
    await server.start();
  });
  afterEach(() => server.kill());

  const node = (url = server.url) => startNode((parts) => startNatsHints({ ...parts, url }));

  async function stranger() {
    const { servers, account } = natsOptions(server.url) ?? {};
    const client = await connect({ servers, ...account });
    onTestFinished(() => client.close());
    const messages: string[] = [];
    client.subscribe('>', {
      callback: (_error, message) => void messages.push(`${message.subject} ${message.string()}`),
    });
    await client.flush();
    return { client, messages };
  }

  test('one node says that a practice has news, the other ones hear it, and only of practices watched there', async () => {
    const [one, other] = await Promise.all([node(), node()]);
    const [watched, ignored] = [randomUUID(), randomUUID()];
    one.bus.follow(watched);
    other.bus.follow(watched);
    await said(one, other);
    one.bus.publish({ practiceId: ignored, seq: 1 });
    one.bus.publish({ practiceId: watched, seq: 7 });
    await other.until(watched, 7);
    other.bus.unfollow(watched);
    other.bus.follow(ignored);
    await said(one, other);
    one.bus.publish({ practiceId: watched, seq: 8 });
    one.bus.publish({ practiceId: ignored, seq: 9 });
    await other.until(ignored, 9);
    expect(other.heard.filter(({ seq }) => seq > 0)).toEqual([
      { practiceId: watched, seq: 7 },
      { practiceId: ignored, seq: 9 },
    ]);
    expect(one.heard).toEqual([]);
  });

  test('ten thousand writes in one go are one message with the last number', async () => {
    const [one, { messages }] = [await node(), await stranger()];
    const practiceId = randomUUID();
    for (let seq = 1; seq <= 10_000; seq++) one.bus.publish({ practiceId, seq });
    await one.bus.close();
    await expect.poll(() => messages).toEqual([`foyer.hints.${practiceId} ${practiceId} 10000`]);
  });

  test('NATS killed and started again: loss and return are logged once each, and hints published meanwhile arrive', async () => {
    const [one, other] = await Promise.all([node(), node()]);
    const practiceId = randomUUID();
    other.bus.follow(practiceId);
    await server.kill();
    await Promise.all([one.untilLogged(lost), other.untilLogged(lost)]);
    for (let seq = 1; seq <= 10_000; seq++) one.bus.publish({ practiceId, seq });
    await server.start();
    await Promise.all([one.untilLogged(back), other.untilLogged(back)]);
    one.bus.publish({ practiceId, seq: 10_001 });
    await said(one, other);
    expect(other.heard.filter(({ seq }) => seq > 0).length).toBeLessThanOrEqual(2);
    expect(one.log).toHaveLength(2);
    expect(JSON.stringify([one.log, other.log])).not.toMatch(/p4ss/);
  });

  test('a node starts before NATS does, and finds it later', async () => {
    await server.kill();
    const one = await node();
    await one.untilLogged(lost);
    const practiceId = randomUUID();
    one.bus.follow(practiceId);
    await server.start();
    await one.untilLogged(back);
    const { client } = await stranger();
    client.publish(`foyer.hints.${practiceId}`, `${practiceId} 3`);
    await one.until(practiceId, 3);
  });

  test('a node finds the one server of several that is there', async () => {
    const one = await node(server.url.replace('@127', '@127.0.0.1:1,nats://foyer:p4ss%40word@127'));
    const practiceId = randomUUID();
    one.bus.follow(practiceId);
    const { client } = await stranger();
    await eventually(() => {
      client.publish(`foyer.hints.${practiceId}`, `${practiceId} 3`);
      expect(one.heard).not.toEqual([]);
    });
    expect(one.log).toEqual([]);
  });

  test('a server that says nothing, or something else, does not keep a node from starting and stopping', async () => {
    for (const words of ['', 'SSH-2.0\r\n']) {
      const sockets: Socket[] = [];
      const port = await fakeServer((socket) => {
        sockets.push(socket.on('error', () => {}).resume());
        if (words) socket.write(words);
      });
      const one = await node(`nats://me:secret@127.0.0.1:${port}`);
      await one.untilLogged(lost);
      await one.bus.close();
      await vi.waitUntil(() => sockets.every(({ closed }) => closed), patience);
      expect(JSON.stringify(one.log)).not.toMatch(/secret/);
    }
  });

  test('a wrong password is reported without its text, and does not keep the node from starting', async () => {
    const one = await node(server.url.replace('p4ss', 'wr0ng'));
    await one.untilLogged(lost);
    expect(JSON.stringify(one.log)).toMatch(/Authorization Violation/i);
    expect(JSON.stringify(one.log)).not.toMatch(/wr0ng/);
  });

  test.each(['*', '>', 'a.b', '', 'x y', `${randomUUID()}.>`, `${randomUUID()}\r\nPUB foyer.hints.x 0`, '../..'])(
    'practice id %j becomes no part of a subject',
    async (practiceId) => {
      const [one, { client, messages }] = [await node(), await stranger()];
      const real = randomUUID();
      one.bus.follow(practiceId);
      one.bus.follow(real);
      one.bus.publish({ practiceId, seq: 1 });
      one.bus.publish({ practiceId: real, seq: 2 });
      await expect.poll(() => messages).toEqual([`foyer.hints.${real} ${real} 2`]);
      const elsewhere = randomUUID();
      client.publish(`foyer.hints.${elsewhere}`, `${elsewhere} 1`);
      client.publish(`foyer.hints.${real}`, `${real} 3`);
      await one.until(real, 3);
      expect(one.heard).toEqual([{ practiceId: real, seq: 3 }]);
    },
  );

  test('other messages on the subject do no harm', async () => {
    const [one, { client }] = [await node(), await stranger()];
    const [practiceId, other] = [randomUUID(), randomUUID()];
    one.bus.follow(practiceId);
    one.bus.follow(other);
    const nonsense = [
      '',
      '{}',
      practiceId,
      `${practiceId} -1`,
      `${other} 1`,
      new Uint8Array([255, 254]),
      'x'.repeat(900_000),
    ];
    await client.flush();
    for (const payload of nonsense) client.publish(`foyer.hints.${practiceId}`, payload);
    client.publish(`foyer.hints.${practiceId}`, `${practiceId} 5`);
    await one.until(practiceId, 5);
    expect(one.heard).toEqual([{ practiceId, seq: 5 }]);
    expect(one.log.every(({ level }) => level === 20)).toBe(true);
  });
});

type Node = Awaited<ReturnType<typeof startNode>>;

/** Interest travels to the server without an answer: publish until it is heard. */
async function said(one: Node, other: Node): Promise<void> {
  const practiceId = randomUUID();
  other.bus.follow(practiceId);
  await expect
    .poll(() => {
      one.bus.publish({ practiceId, seq: 0 });
      return other.heard.some((hint) => hint.practiceId === practiceId);
    })
    .toBe(true);
  other.bus.unfollow(practiceId);
}
