import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { eventually } from '../../kit/eventually.ts';
import { watch } from '../../kit/live-client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { openDesk } from './desk.ts';
import { pair, pairedScreen, type Screen, startScreen } from './pair-screen.ts';

interface Answer {
  __typename: string;
  message?: string;
  path?: string[];
  display?: { name: string; version: number; site: { id: string }; settings: Record<string, unknown> };
}

interface Board {
  displayBoard: {
    kind: string;
    displayName: string;
    siteName: string;
    practiceName: string;
    settings: Record<string, unknown>;
    tickets: { ticket: string; stage: string; place: number | null; estimate: { latest: string } | null }[];
  };
}

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

async function update(id: string, input: Record<string, unknown>, expectedVersion = 1): Promise<Answer> {
  const { updateDisplay } = await office.manager.ask<{ updateDisplay: Answer }>(
    `mutation($id: ID!, $input: UpdateDisplayInput!) { updateDisplay(id: $id, input: $input) { __typename
      ... on UserError { message path } ... on UpdateDisplaySuccess { display { name version site { id }
        settings { languages languageMode shows showsEstimate hasSound volume speaks theme } } } } }`,
    { id, input: { expectedVersion, ...input } },
  );
  return updateDisplay;
}

function watchBoard({ client }: Screen) {
  const query = `subscription { displayBoard { kind displayName siteName practiceName settings { theme shows languages volume }
    tickets { ticket stage place estimate { latest } } } }`;
  return watch<Board>({ url: server.url, token: client.token, query });
}

test('a display is paired quiet and certain: English, all lists, a chime, light', async () => {
  const { displayId } = await pairedScreen(server.url, office, await office.site());
  expect((await update(displayId, {})).display?.settings).toEqual({
    ...{
      languages: ['EN'],
      languageMode: 'SIDE_BY_SIDE',
      shows: ['CALLED', 'WAITING', 'IN_ROOM'],
      showsEstimate: true,
    },
    ...{ hasSound: true, volume: 50, speaks: false, theme: 'LIGHT' },
  });
});

test('a change reaches the screen at once, and settings that were omitted stay', async () => {
  const screen = await pairedScreen(server.url, office, await office.site());
  const board = watchBoard(screen);
  await board.until(({ data }) => data?.displayBoard.settings.theme === 'LIGHT');
  const first = await update(screen.displayId, { name: 'Lobby', settings: { theme: 'DARK', languages: ['ES', 'EN'] } });
  expect(first).toMatchObject({ __typename: 'UpdateDisplaySuccess', display: { name: 'Lobby', version: 2 } });
  const { data } = await board.until((payload) => payload.data?.displayBoard.settings.theme === 'DARK');
  expect(data?.displayBoard).toMatchObject({ displayName: 'Lobby', settings: { languages: ['ES', 'EN'], volume: 50 } });
  await update(screen.displayId, { settings: { volume: 80 } }, 2);
  const louder = await board.until((payload) => payload.data?.displayBoard.settings.volume === 80);
  expect(louder.data?.displayBoard).toMatchObject({ displayName: 'Lobby', settings: { theme: 'DARK' } });
  await board.stop();
});

test('two displays of a site have their own names and settings, though they watch the same tickets', async () => {
  const siteId = await office.site();
  const screens = [await pairedScreen(server.url, office, siteId), await pairedScreen(server.url, office, siteId)];
  const [left, right] = screens.map(watchBoard);
  await update(screens[0]?.displayId ?? '', { name: 'Left', settings: { volume: 10 } });
  await update(screens[1]?.displayId ?? '', { name: 'Right', settings: { volume: 90 } });
  const own = (name: string, volume: number) => (payload: { data?: Board | null }) =>
    payload.data?.displayBoard.displayName === name && payload.data.displayBoard.settings.volume === volume;
  await Promise.all([left?.until(own('Left', 10)), right?.until(own('Right', 90))]);
  const names = (board: typeof left) => new Set(board?.payloads.map(({ data }) => data?.displayBoard.displayName));
  expect(names(left)).not.toContain('Right');
  expect(names(right)).not.toContain('Left');
  await Promise.all([left?.stop(), right?.stop()]);
});

test('a display paired to the wrong site is moved, and its screen shows the other site at once', async () => {
  const [wrong, right] = [
    await openDesk(office, { name: 'Wrong Street' }),
    await openDesk(office, { name: 'Right Street' }),
  ];
  const screen = await pairedScreen(server.url, office, wrong.siteId);
  const board = watchBoard(screen);
  await board.until(({ data }) => data?.displayBoard.siteName === 'Wrong Street');
  const visit = await right.checkIn();
  expect((await update(screen.displayId, { siteId: right.siteId })).display?.site.id).toBe(right.siteId);
  const moved = await board.until(({ data }) => data?.displayBoard.siteName === 'Right Street');
  expect(moved.data?.displayBoard.tickets).toMatchObject([{ ticket: visit.ticket }]);
  await board.stop();
});

test('tickets of lists that a display does not show are not sent to it', async () => {
  const desk = await openDesk(office);
  const screen = await pairedScreen(server.url, office, desk.siteId);
  await update(screen.displayId, { settings: { shows: ['WAITING'] } });
  const [inRoom, waiting] = [await desk.checkIn(), await desk.checkIn()];
  await desk.bringIn(inRoom, await desk.room('Exam 1'));
  const board = watchBoard(screen);
  const { data } = await board.until(() => true);
  expect(data?.displayBoard.tickets.map(({ ticket }) => ticket)).toEqual([waiting.ticket]);
  await board.stop();
});

test('waiting tickets have their place in line, and an estimate once enough patients were in a room', async () => {
  const desk = await openDesk(office);
  const screen = await pairedScreen(server.url, office, desk.siteId);
  const visits = [await desk.checkIn(), await desk.checkIn()] as const;
  const board = watchBoard(screen);
  const places = ({ tickets }: Board['displayBoard']) => tickets.map(({ place }) => place).join();
  const early = await board.until(({ data }) => data?.displayBoard.tickets.length === 2);
  expect(early.data?.displayBoard.tickets).toMatchObject([
    { place: 1, estimate: null },
    { place: 2, estimate: null },
  ]);
  await runAsOwner(
    server,
    `insert into visit (practice_id, id, site_id, patient_id, visit_type_id, day, ticket, stage, stage_since, arrived_at, first_roomed_at, ended_at)
     select practice_id, gen_random_uuid(), site_id, patient_id, visit_type_id, day, 'Z' || n, 'DONE', now(), now() - interval '30 minutes', now(), now()
     from visit, generate_series(1, 5) n where id = $1`,
    [parseTypeId(visits[0].id)?.uuid],
  );
  await desk.call(visits[0], await desk.room('Exam 1'));
  const later = await board.until(({ data }) => !!data && places(data.displayBoard) === ',1');
  expect(later.data?.displayBoard.tickets[1]?.estimate).not.toBeNull();
  await update(screen.displayId, { settings: { showsEstimate: false } });
  const without = await board.until(({ data }) => !!data && places(data.displayBoard) === ',');
  expect(without.data?.displayBoard.tickets[1]?.estimate).toBeNull();
  await board.stop();
});

test.each([
  ['Lobby', 'Lobby'],
  ['Lobby', 'lobby'],
  ['Lobby left', 'LOBBY  LEFT'],
  ['Lobby 1', 'Ｌｏｂｂｙ　１'],
])('a second display of a name is refused at its site: %s and %s', async (first, second) => {
  const siteId = await office.site();
  const code = async () => (await startScreen(server.url)).code;
  await pair(office.manager, { code: await code(), siteId, name: first });
  const refused = await pair(office.manager, { code: await code(), siteId, name: second });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'name'] });
  const other = await pair(office.manager, { code: await code(), siteId: await office.site(), name: second });
  expect(other.__typename).toBe('PairDisplaySuccess');
  const moved = await update(other.display?.id ?? '', { siteId });
  expect(moved).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'name'] });
  const renamed = await update(other.display?.id ?? '', { siteId, name: 'Entrance' });
  expect(renamed.display).toMatchObject({ name: 'Entrance', site: { id: siteId } });
});

test('displays that are given no name are numbered, also when they are paired at once; a withdrawn one frees its name', async () => {
  const siteId = await office.site();
  const screens = await Promise.all([1, 2, 3].map(() => startScreen(server.url)));
  const paired = await Promise.all(screens.map(({ code }) => pair(office.manager, { code, siteId })));
  expect(paired.map(({ display }) => display?.name).sort()).toEqual(['Display', 'Display 2', 'Display 3']);
  const second = paired.find(({ display }) => display?.name === 'Display 2')?.display?.id ?? '';
  await office.manager.ask('mutation($id: ID!) { revokeDisplay(id: $id) { __typename } }', { id: second });
  const next = await pair(office.manager, { code: (await startScreen(server.url)).code, siteId });
  expect(next.display?.name).toBe('Display 2');
});

test.each([
  ['a version that is no longer the latest', { name: 'New' }, 7, 'StaleVersionError', undefined],
  ['a name that is empty', { name: null }, 1, 'InvalidInputError', ['input', 'name']],
  ['a setting that is empty', { settings: { theme: null } }, 1, 'InvalidInputError', ['input', 'settings', 'theme']],
  ['no list at all', { settings: { shows: [] } }, 1, 'InvalidInputError', ['input', 'settings', 'shows']],
  ['no language', { settings: { languages: [] } }, 1, 'InvalidInputError', ['input', 'settings', 'languages']],
  ['a volume beyond 100', { settings: { volume: 101 } }, 1, 'InvalidInputError', ['input', 'settings', 'volume']],
])('a change with %s is refused', async (_what, input, version, typename, path) => {
  const { displayId } = await pairedScreen(server.url, office, await office.site());
  const answer = await update(displayId, input, version);
  expect(answer.__typename).toBe(typename);
  if (path) expect(answer.path).toEqual(path);
});

test('a withdrawn display changes no more, and another practice’s site is refused', async () => {
  const { displayId } = await pairedScreen(server.url, office, await office.site());
  const other = await (await openOffice(server)).site();
  expect(await update(displayId, { siteId: other })).toMatchObject({ path: ['input', 'siteId'] });
  await office.manager.ask('mutation($id: ID!) { revokeDisplay(id: $id) { __typename } }', { id: displayId });
  expect(await update(displayId, { name: 'New' }, 2)).toMatchObject({
    __typename: 'InvalidInputError',
    message: expect.stringContaining('pairDisplay'),
    path: ['id'],
  });
});

test('the list shows which displays are online and when each was last seen', async () => {
  const own = await openOffice(server);
  const siteId = await own.site();
  const [on, off] = [await pairedScreen(server.url, own, siteId), await pairedScreen(server.url, own, siteId)];
  const board = watchBoard(on);
  await board.until(() => true);
  const seen = async () => {
    const { displays } = await own.manager.ask<{
      displays: { nodes: { id: string; isOnline: boolean; lastSeenAt: string | null }[] };
    }>('{ displays { nodes { id isOnline lastSeenAt } } }');
    return new Map(displays.nodes.map((display) => [display.id, display]));
  };
  await eventually(async () => expect((await seen()).get(on.displayId)?.isOnline).toBe(true));
  expect((await seen()).get(off.displayId)).toMatchObject({ isOnline: false, lastSeenAt: null });
  await board.stop();
  await runAsOwner(server, "update display set last_seen_at = last_seen_at - interval '80 seconds' where id = $1", [
    parseTypeId(on.displayId)?.uuid,
  ]);
  expect((await seen()).get(on.displayId)).toMatchObject({ isOnline: false, lastSeenAt: expect.any(String) });
});
