import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { displayTokenOf, pair, pairedScreen, pairingStateOf, startScreen } from './pair-screen.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

/** As if ten minutes had passed since these screens were switched on. */
async function letCodesExpire(): Promise<void> {
  await server.owner.em.getConnection().execute("update display_pairing set expires_at = now() - interval '1 second'");
}

test('a screen waits with its code until staff pair it', async () => {
  const siteId = await office.site();
  const screen = await startScreen(server.url);
  expect(screen.code).toMatch(/^[3-9A-Y]{4}-[3-9A-Y]{4}$/);
  expect(await pairingStateOf(screen)).toBe('WAITING');
  const { display } = await pair(office.manager, { code: screen.code, siteId, name: 'Waiting room, left' });
  expect(display).toEqual({ id: expect.stringMatching(/^display_/), name: 'Waiting room, left', site: { id: siteId } });
  expect(await pairingStateOf(screen)).toBe('PAIRED');
});

test('a paired screen gets the token that names its practice; one that waits gets none', async () => {
  const screen = await startScreen(server.url);
  expect(await displayTokenOf(screen)).toBeNull();
  await pair(office.manager, { code: screen.code, siteId: await office.site() });
  const letters = office.practiceId.slice('practice_'.length);
  expect(await displayTokenOf(screen)).toMatch(new RegExp(`^foyer_dp_${letters}_[\\w-]{43}$`));
  await letCodesExpire();
  expect(await displayTokenOf(screen)).toBeNull();
});

test('a code is taken however it is typed', async () => {
  const siteId = await office.site();
  const { code } = await startScreen(server.url);
  const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
  expect(await pair(office.manager, { code: typed, siteId })).toMatchObject({ __typename: 'PairDisplaySuccess' });
});

test.each([
  ['the name that staff give', { proposedName: 'Proposed' }, { name: 'Given' }, 'Given'],
  ['the name it proposed when staff give none', { proposedName: 'Proposed' }, {}, 'Proposed'],
  ['a plain name when it is given none', {}, {}, 'Display'],
])('a screen gets %s', async (_what, proposal, given, name) => {
  const siteId = await office.site();
  const { code } = await startScreen(server.url, proposal);
  const { display } = await pair(office.manager, { code, siteId, ...given });
  expect(display?.name).toBe(name);
});

test('a code works once', async () => {
  const siteId = await office.site();
  const { code } = await startScreen(server.url);
  const answers = await Promise.all([1, 2, 3].map(() => pair(office.manager, { code, siteId })));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    'PairDisplaySuccess',
    'UnknownPairingCodeError',
    'UnknownPairingCodeError',
  ]);
});

test('a code that no screen shows is refused with where to look', async () => {
  const answer = await pair(office.manager, { code: 'AAAA-AAAA', siteId: await office.site() });
  expect(answer).toEqual({
    __typename: 'UnknownPairingCodeError',
    message: 'No screen shows this code now; type the one on the screen, which changes every 10 minutes.',
    path: ['input', 'code'],
  });
});

test('a code older than ten minutes is refused, and its screen starts again', async () => {
  const screen = await startScreen(server.url);
  await letCodesExpire();
  expect(await pairingStateOf(screen)).toBe('EXPIRED');
  const answer = await pair(office.manager, { code: screen.code, siteId: await office.site() });
  expect(answer.__typename).toBe('UnknownPairingCodeError');
});

test('a screen cannot be paired to another practice’s site, and keeps its code then', async () => {
  const other = await openOffice(server);
  const screen = await startScreen(server.url);
  const answer = await pair(office.manager, { code: screen.code, siteId: await other.site() });
  expect(answer).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'siteId'] });
  expect(await pairingStateOf(screen)).toBe('WAITING');
});

test('only people who manage displays pair them', async () => {
  const coder = await office.as('CODER');
  const { code } = await startScreen(server.url);
  const { errors } = await coder.send(
    'mutation($input: PairDisplayInput!) { pairDisplay(input: $input) { __typename } }',
    { input: { code, siteId: await office.site() } },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('the practice’s displays are listed by name with their sites, another practice’s are not', async () => {
  const own = await openOffice(server);
  const siteId = await own.site();
  for (const name of ['Left', 'Entrance']) {
    await pair(own.manager, { code: (await startScreen(server.url)).code, siteId, name });
  }
  const { displays } = await own.manager.ask<{ displays: { edges: { node: unknown }[] } }>(
    '{ displays { edges { node { name site { id } revokedAt } } } }',
  );
  expect(displays.edges.map(({ node }) => node)).toEqual([
    { name: 'Entrance', site: { id: siteId }, revokedAt: null },
    { name: 'Left', site: { id: siteId }, revokedAt: null },
  ]);
});

test('a token and a code are nowhere in the database, only their hashes', async () => {
  const { code, client } = await startScreen(server.url);
  const paired = await pairedScreen(server.url, office, await office.site());
  const stored = await server.owner.em
    .getConnection()
    .execute('select token_hash, code_hash from display_pairing union all select token_hash, name from display');
  const text = JSON.stringify(stored);
  for (const secret of [code, code.replace('-', ''), client.token, paired.client.token])
    expect(text).not.toContain(secret);
});
