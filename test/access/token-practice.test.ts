import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../kit/client.ts';
import { pairScreen } from '../kit/furnish.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let [office, other]: Office[] = [];

beforeAll(async () => {
  server = await startTestServer();
  [office, other] = [await openOffice(server), await openOffice(server)];
});

afterAll(() => server.stop());

const lettersOf = (practice: Office | undefined) => practice?.practiceId.slice('practice_'.length) ?? '';
const moved = (token: string | undefined) => token?.replace(lettersOf(office), lettersOf(other)) ?? '';
const viewer = '{ viewer { practice { id } } }';

test('a session’s token names the practice it was given in', () => {
  expect(office?.manager.token).toMatch(new RegExp(`^foyer_st_${lettersOf(office)}_[\\w-]{43}$`));
});

test('a token that names another practice is invalid, even while its session is known', async () => {
  expect(await office?.manager.ask(viewer)).toEqual({ viewer: { practice: { id: office?.practiceId } } });
  const { data } = await createClient(server.url, moved(office?.manager.token)).send(viewer);
  expect(data).toEqual({ viewer: null });
  const mutation = 'mutation { signOut { __typename } }';
  const refused = await createClient(server.url, moved(office?.manager.token)).send(mutation);
  expect(refused.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  expect(await office?.manager.ask(viewer)).toEqual({ viewer: { practice: { id: office?.practiceId } } });
});

test('a display’s token that names another practice opens no board, even while its screen watches', async () => {
  if (!office) throw new Error('No office.');
  const { token } = await pairScreen(office, await office.site());
  const query = 'subscription { displayBoard { siteName } }';
  const screen = watch({ url: server.url, token, query });
  expect((await screen.until(() => true)).errors).toBeUndefined();
  const stranger = watch({ url: server.url, token: moved(token), query });
  await expect(stranger.until(() => true)).rejects.toThrow('The subscription ended');
  await Promise.all([screen.stop(), stranger.stop()]);
});

test.each([
  ['the token of a pairing', 'foyer_pt_'],
  ['a token as they were before they named a practice', 'foyer_st_'],
])('%s opens no session', async (_what, prefix) => {
  const secret = office?.manager.token?.slice(-43);
  expect(await createClient(server.url, `${prefix}${secret}`).ask(viewer)).toEqual({ viewer: null });
});
