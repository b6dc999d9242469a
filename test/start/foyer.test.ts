import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoPassword } from '../../src/demo/demo-accounts.ts';
import { createClient } from '../kit/client.ts';
import { watch } from '../kit/live-client.ts';
import { createEmptyDatabase } from '../kit/test-database.ts';
import { type FoyerProcess, startFoyerProcess } from './kit/foyer-process.ts';

let folder: string;
const running: FoyerProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-start-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((foyer) => foyer.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<FoyerProcess> {
  const foyer = await startFoyerProcess({ FOYER_DATA: join(folder, '.foyer'), PORT: '0', ...env });
  running.push(foyer);
  return foyer;
}

async function signIn(url = '', email = 'manager@foyer.example'): Promise<ReturnType<typeof createClient>> {
  const { signIn } = await createClient(url).ask<{ signIn: { token: string } }>(
    'mutation($email: Email!) { signIn(input: { email: $email, password: "open-the-front-door" }) { ... on SignInSuccess { token } } }',
    { email },
  );
  return createClient(url, signIn.token);
}

test('the first start makes a demo practice and says who can sign in; the second one has kept what was written', async () => {
  const first = await start();
  expect(first.output()).toContain('desk@foyer.example');
  expect(first.output()).toMatch(/sign in on the start page, and enter the code/);
  expect(await (await fetch(`${first.url}/about.json`)).json()).toMatchObject({
    hasPractice: true,
    development: {
      database: expect.stringMatching(/^PostgreSQL \d+\.\d+, embedded$/),
      demo: { password: demoPassword },
    },
  });
  const manager = await signIn(first.url);
  await manager.ask('mutation { updatePractice(input: { expectedVersion: 1, name: "Kept" }) { __typename } }');
  expect(await first.stop()).toBe(0);
  const second = await start();
  expect(await (await signIn(second.url)).ask('{ practice { name } }')).toEqual({ practice: { name: 'Kept' } });
  expect(second.errors()).toBe('');
});

test('a busy port stops the start with one sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const foyer = await start({ PORT: String(port) });
  expect(await foyer.exitCode).toBe(1);
  expect(foyer.errors().trim().split('\n').at(-1)).toBe(
    `Port ${port} on 127.0.0.1 is in use; stop the other program or set PORT to a free one.`,
  );
  await new Promise((resolve) => other.close(resolve));
});

test('a database that cannot be reached stops the start with one sentence', async () => {
  const foyer = await start({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/nothing' });
  expect(await foyer.exitCode).toBe(1);
  expect(foyer.errors()).toMatch(/127\.0\.0\.1:1/);
  expect(foyer.errors()).not.toContain('secret');
  expect(foyer.errors().trim().split('\n')).toHaveLength(1);
});

test('two nodes start at once on one empty database, and what one writes reaches a screen on the other', async () => {
  const database = await createEmptyDatabase();
  const env = { DATABASE_URL: database.ownerUrl, FOYER_DEMO: 'on' };
  const [one, other] = await Promise.all([start(env), start(env)]);
  const desk = await signIn(one.url, 'desk@foyer.example');
  const { practice, visitTypes, searchPatients } = await desk.ask<Demo>(`{ practice { sites { edges { node { id } } } }
    visitTypes { edges { node { id } } } searchPatients(text: "calder") { edges { node { id } } } }`);
  const siteId = practice.sites.edges[0]?.node.id;
  const watching = watch<{ waitingRoom: { visits: { ticket: string }[] } }>({
    url: other.url ?? '',
    token: desk.token,
    query: 'subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { ticket } } }',
    variables: { siteId },
  });
  await watching.until(() => true);
  const input = { patientId: searchPatients.edges[0]?.node.id, siteId, visitTypeId: visitTypes.edges[0]?.node.id };
  await desk.ask('mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) { __typename } }', { input });
  await watching.until(({ data }) => data?.waitingRoom.visits[0]?.ticket === 'A01');
  await watching.stop();
  await Promise.all(running.splice(0).map((foyer) => foyer.stop()));
  await database.drop();
});

type Listed = { edges: { node: { id: string } }[] };
interface Demo {
  practice: { sites: Listed };
  visitTypes: Listed;
  searchPatients: Listed;
}
