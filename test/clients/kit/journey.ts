import { expect } from 'vitest';
import { openDesk } from '../../domains/displays/desk.ts';
import { openOffice } from '../../kit/office.ts';
import type { TestServer } from '../../kit/start-test-server.ts';
import { layLine } from '../../server/pages/lay-line.ts';
import { type Told, type WaitingRoom, witness } from './witness.ts';

export const query = `subscription Arrivals($siteId: ID!, $after: EventCursor) {
  waitingRoom(siteId: $siteId, after: $after) { kind cursor visits { ticket } removed } }`;

export interface Variables extends Record<string, unknown> {
  siteId: string;
  after?: string;
}

/** A client library as an application sets it up. */
export interface Setup {
  /** Where the server is, such as `http://127.0.0.1:4000`. */
  url: string;
  token: string;
  variables: Variables;
  next(told: Told): void;
  complete(): void;
}

/** Subscribes to a waiting room; answers how to unsubscribe. */
export type StockClient = (setup: Setup) => () => void;

/** How a client takes up again after a lost connection: where it stopped, or with all there is. */
type Return = 'RESUMES' | 'STARTS_OVER';

/** The steps of every client: a snapshot, an arrival, a lost connection with arrivals meanwhile, the reconnection by itself, another arrival, and a goodbye. */
export async function travel(server: TestServer, subscribe: StockClient, comesBack: Return): Promise<void> {
  const office = await openOffice(server);
  const desk = await openDesk(office);
  const line = await layLine(server.url);
  const told = witness();
  const variables: Variables = { siteId: desk.siteId };
  const token = office.manager.token ?? '';
  const stop = subscribe({ url: line.url, token, variables, next: told.next, complete: () => {} });
  const arrive = async () => (await desk.checkIn()).ticket;
  await expect.poll(() => told.boards[0]?.kind).toBe('SNAPSHOT');
  const before = await arrive();
  expect((await told.sees(before)).kind).toBe('CHANGE');
  line.cut();
  const missed = [await arrive(), await arrive()];
  const heard = told.boards.length;
  line.mend();
  await Promise.all(missed.map((ticket) => told.sees(ticket)));
  const first = told.boards[heard];
  expect(first && ticketsOf([first])).toEqual(comesBack === 'RESUMES' ? missed : [before, ...missed]);
  expect(first?.kind).toBe(comesBack === 'RESUMES' ? 'CHANGE' : 'SNAPSHOT');
  const after = await arrive();
  expect((await told.sees(after)).kind).toBe('CHANGE');
  stop();
  await expect.poll(() => server.app.hub.watchers).toBe(0);
  await line.close();
}

/** Every client receives the reason when its session signs out elsewhere, and the end, if the client reports ends. */
export async function signOutElsewhere(server: TestServer, subscribe: StockClient): Promise<{ isComplete: boolean }> {
  const office = await openOffice(server);
  const colleague = await office.as('FRONT_DESK');
  const siteId = await office.site();
  const told = witness();
  let isComplete = false;
  const stop = subscribe({
    url: server.url,
    token: colleague.token ?? '',
    variables: { siteId },
    next: told.next,
    complete: () => {
      isComplete = true;
    },
  });
  await expect.poll(() => told.boards[0]?.kind).toBe('SNAPSHOT');
  await colleague.ask('mutation { signOut { __typename } }');
  expect(await told.isRefused()).toBe('UNAUTHENTICATED');
  await expect.poll(() => server.app.hub.watchers).toBe(0);
  stop();
  return { isComplete };
}

function ticketsOf(boards: readonly WaitingRoom[]): string[] {
  return boards.flatMap(({ visits }) => visits.map(({ ticket }) => ticket));
}
