import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostConnections, mostGroups, mostGroupsCost } from '../../src/live/hub/live-limits.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { mostOperations } from '../../src/server/server-limits.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from './kit/close-gate.ts';
import { figure } from './kit/figure.ts';
import { openRawSocket, type RawSocket } from './kit/raw-socket.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const changes = 'subscription { changes { kind } }';

async function connect(token: string | undefined): Promise<RawSocket> {
  const opened = await openRawSocket(server.url, token);
  await Promise.race([opened.until(({ type }) => type === 'connection_ack'), opened.closed]);
  return opened;
}

test('the fifty-first operation of a connection is refused with the number, and the others go on', async () => {
  const one = await connect(office.manager.token);
  for (let id = 1; id <= mostOperations; id += 1) one.subscribe(`s${id}`, changes);
  for (let id = 1; id <= mostOperations; id += 1)
    await one.until((message) => message.id === `s${id}` && message.type === 'next');
  one.subscribe('subscription', changes);
  one.subscribe('query', '{ practice { name } }');
  for (const id of ['subscription', 'query'])
    expect(await one.until((message) => message.id === id)).toMatchObject({
      type: 'error',
      payload: [{ message: expect.stringContaining('50'), extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
  one.send({ id: 's1', type: 'complete' });
  one.subscribe('again', changes);
  expect(await one.until((message) => message.id === 'again')).toMatchObject({ type: 'next' });
  one.socket.terminate();
  await one.closed;
});

test('the twenty-first connection of a session is closed with 4430, and there is room again when one goes', async () => {
  const colleague = await office.as('FRONT_DESK');
  const refused = await figure(server, 'refused_total');
  const sockets: RawSocket[] = [];
  for (let count = 0; count < mostConnections; count += 1) sockets.push(await connect(colleague.token));
  const late = await connect(colleague.token);
  expect(await late.closed).toMatchObject({ code: 4430 });
  expect(late.messages).toEqual([]);
  expect(await figure(server, 'refused_total')).toBe(refused + 1);
  const other = await connect(office.manager.token);
  expect(other.messages).toMatchObject([{ type: 'connection_ack' }]);
  sockets[0]?.socket.close();
  await sockets[0]?.closed;
  const next = await connect(colleague.token);
  expect(next.messages).toMatchObject([{ type: 'connection_ack' }]);
  for (const { socket, closed } of [...sockets, other, next]) {
    socket.terminate();
    await closed;
  }
});

test('connections that vanish while they are looked up do not count for ever', async () => {
  const { token } = await office.as('FRONT_DESK');
  const gate = await closeGate(server, 'session');
  for (let count = 0; count < mostConnections; count += 1) {
    const { socket, closed } = await openRawSocket(server.url, token);
    socket.close();
    await closed;
  }
  await eventually(async () => expect(await figure(server, 'sockets')).toBe(0));
  await gate.open();
  // A client that asks now is answered after those that vanished.
  for (let count = 0; count < 3; count += 1) await office.manager.ask('{ practice { name } }');
  const one = await connect(token);
  expect(one.messages).toMatchObject([{ type: 'connection_ack' }]);
  expect((await server.app.accesses.find(token ?? ''))?.connections).toBe(1);
  one.socket.terminate();
  await one.closed;
});

test('the contract says what each close code means and what is too many', () => {
  const description = buildServedSchema().getSubscriptionType()?.description ?? '';
  const figures = [mostOperations, mostConnections, mostGroups, mostGroupsCost].map((most) =>
    most.toLocaleString('en'),
  );
  for (const said of ['1001', '4403', '4413', '4430', ...figures]) expect(description).toContain(said);
});
