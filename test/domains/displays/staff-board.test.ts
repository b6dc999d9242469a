import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { watch } from '../../kit/live-client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { openDesk } from './desk.ts';
import { displayTokenOf, pair, startScreen } from './pair-screen.ts';

interface Board {
  staffBoard: {
    siteName: string;
    tickets: { ticket: string; stage: string; stageSince: string; provider: string | null; room: string | null }[];
    rooms: { name: string; readiness: string; readinessSince: string; ticket: string | null }[];
  };
}

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

async function pairedBoard(siteId: string, kind = 'STAFF_BOARD'): Promise<string> {
  const screen = await startScreen(server.url);
  await pair(office.manager, { code: screen.code, siteId, kind });
  return (await displayTokenOf(screen)) ?? '';
}

function watchStaffBoard(token: string) {
  const query = `subscription { staffBoard { siteName tickets { ticket stage stageSince provider room }
    rooms { name readiness readinessSince ticket } } }`;
  return watch<Board>({ url: server.url, token, query });
}

test('a staff board follows tickets, providers, stages and rooms', async () => {
  const desk = await openDesk(office, { name: 'Harbor Street' });
  const providerId = await office.provider({ siteId: desk.siteId, name: 'Dr. Ada Okafor' });
  const board = watchStaffBoard(await pairedBoard(desk.siteId));
  const showing = (tickets: string[], rooms: string[]) =>
    board.until(({ data }) => {
      if (!data) return false;
      const { staffBoard } = data;
      const shown = staffBoard.tickets.map(
        ({ ticket, stage, provider, room }) => `${ticket} ${stage} ${provider} ${room}`,
      );
      const known = staffBoard.rooms.map(({ name, readiness, ticket }) => `${name} ${readiness} ${ticket}`);
      return shown.join() === tickets.join() && known.join() === rooms.join();
    });
  const roomId = await desk.room('Exam 1');
  const visit = await desk.checkIn({ providerId });
  const { ticket } = visit;
  const { data } = await showing([`${ticket} WAITING Dr. Ada Okafor null`], ['Exam 1 READY null']);
  expect(data?.staffBoard.siteName).toBe('Harbor Street');
  await desk.call(visit, roomId);
  await showing([`${ticket} CALLED Dr. Ada Okafor Exam 1`], [`Exam 1 RESERVED ${ticket}`]);
  await desk.bringIn(visit);
  await desk.advance(visit, 'READY_FOR_PROVIDER');
  await showing([`${ticket} READY_FOR_PROVIDER Dr. Ada Okafor Exam 1`], [`Exam 1 OCCUPIED ${ticket}`]);
  await desk.advance(visit, 'DONE');
  await showing([], ['Exam 1 NEEDS_CLEANING null']);
  await board.stop();
});

test('each kind of display watches its own board alone, and knows its kind', async () => {
  const siteId = await office.site();
  const [staff, waiting] = [await pairedBoard(siteId), await pairedBoard(siteId, 'WAITING_ROOM')];
  const kinds = await Promise.all(
    [staff, waiting].map((token) => createClient(server.url, token).ask('{ displayKind }')),
  );
  expect(kinds).toEqual([{ displayKind: 'STAFF_BOARD' }, { displayKind: 'WAITING_ROOM' }]);
  expect(await createClient(server.url).ask('{ displayKind }')).toEqual({ displayKind: null });
  const refused = watchStaffBoard(waiting);
  const first = await refused.until(() => true);
  expect(first.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  await refused.stop();
});
