import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as apollo from '../../packages/client/examples/apollo-client.ts';
import * as urql from '../../packages/client/examples/urql.ts';
import { openDesk } from '../domains/displays/desk.ts';
import { openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { layLine } from '../server/pages/lay-line.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

type Watching = (
  url: string,
  token: () => string | null,
  siteId: string,
  show: (board: apollo.Arrivals) => void,
  refuse: (message: string) => void,
) => () => void;

const examples: [string, Watching][] = [
  ['Apollo Client', (url, token, ...rest) => apollo.watchWaitingRoom(apollo.createApollo(url, token), ...rest)],
  ['urql', (url, token, ...rest) => urql.watchWaitingRoom(urql.createUrql(url, token), ...rest)],
];

describe.each(examples)('the example of %s', (_name, watchWaitingRoom) => {
  test('shows the whole waiting room at every moment, over a lost connection too', async () => {
    const office = await openOffice(server);
    const desk = await openDesk(office);
    const line = await layLine(server.url);
    const boards: apollo.Arrivals[] = [];
    const shown = () => boards.at(-1)?.visits.map(({ ticket, stage }) => `${ticket} ${stage}`);
    const stop = watchWaitingRoom(
      line.url,
      () => office.manager.token ?? null,
      desk.siteId,
      (board) => boards.push(board),
      (message) => expect(message).toBe('no refusal'),
    );
    await expect.poll(shown).toEqual([]);
    const [first, second] = [await desk.checkIn(), await desk.checkIn()];
    await expect.poll(shown).toEqual([`${first.ticket} WAITING`, `${second.ticket} WAITING`]);
    line.cut();
    await desk.call(first, await desk.room('Exam 1'));
    const third = await desk.checkIn();
    line.mend();
    const all = [`${first.ticket} CALLED`, `${second.ticket} WAITING`, `${third.ticket} WAITING`];
    await expect.poll(shown).toEqual(all);
    await desk.bringIn(first);
    for (const stage of ['CHECKOUT', 'DONE']) await desk.advance(first, stage);
    await expect.poll(shown).toEqual(all.slice(1));
    stop();
    await line.close();
  });

  test('receives the words of a refusal', async () => {
    const office = await openOffice(server);
    const colleague = await office.as('PRIVACY_OFFICER');
    const refusal = await new Promise<string>((resolve) => {
      watchWaitingRoom(
        server.url,
        () => colleague.token ?? null,
        'site_unknown',
        () => {},
        resolve,
      );
    });
    expect(refusal).toMatch(/roles do not allow|site/);
  });
});
