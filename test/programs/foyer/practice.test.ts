import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type RunOptions, runCommand } from './kit/run-command.ts';

const password = 'correct horse battery';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function run(argv: string[], options: RunOptions = {}) {
  const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
  return runCommand(['practice', ...argv], { env, ...options });
}

function create(email: string, more: string[] = [], options: RunOptions = {}) {
  const manager = ['--manager-name', 'Mona Diaz', '--manager-email', email];
  const practice = ['--name', 'Elm Street Family Practice', '--time-zone', 'America/Denver'];
  return run(['create', ...practice, ...manager, ...more], options);
}

interface SignedIn {
  signIn: { token: string; viewer: { practice: { name: string }; staffMember: { name: string } } };
}

async function signIn(email: string) {
  const { signIn } = await createClient(server.url).ask<SignedIn>(
    `mutation($email: Email!) { signIn(input: { email: $email, password: "${password}" }) {
      ... on SignInSuccess { token viewer { practice { name } staffMember { name } } } } }`,
    { email },
  );
  return signIn;
}

test('a practice is made on a server, its manager signs in there and finds the first site', async () => {
  const ran = await create('First@Example.org', ['--site-name', 'Elm Street', '--password-stdin'], {
    input: `${password}\n`,
  });
  expect(ran).toMatchObject({ exitCode: 0, told: [] });
  expect(ran.out).toContain('Sign in at http://127.0.0.1:4000/');
  const { token, viewer } = await signIn('first@example.org');
  expect(viewer).toEqual({ practice: { name: 'Elm Street Family Practice' }, staffMember: { name: 'Mona Diaz' } });
  const found = await createClient(server.url, token).ask(
    '{ practice { id sites { edges { node { name timeZone hours { weekday } } } } } }',
  );
  const site = { name: 'Elm Street', timeZone: 'America/Denver', hours: [] };
  const id = /practice_\w+/.exec(ran.out)?.[0];
  expect(found).toEqual({ practice: { id, sites: { edges: [{ node: site }] } } });
  const listed = await run(['list']);
  expect(listed).toMatchObject({ exitCode: 0, told: [] });
  expect(listed.out).toContain(`${id}    1 site   Elm Street Family Practice\n`);
});

test('on a terminal the password is asked for twice and never shown', async () => {
  const ran = await create('second@example.org', [], { isTerminal: true, input: `${password}\n${password}\n` });
  expect(ran.told).toEqual(['Password, 12 to 200 characters: ', 'The same again: ']);
  expect(ran.exitCode).toBe(0);
  expect(ran.out).not.toContain(password);
  expect((await signIn('second@example.org')).viewer.practice.name).toBe('Elm Street Family Practice');
});

test.each([
  [
    'that differ',
    `${password}\n${password}!\n`,
    1,
    'Nothing was changed: the two passwords differ; run the command again.',
  ],
  ['that are too short', 'short\n', 2, 'The password has 5 characters; it must have 12 to 200.'],
  ['that never come', '', 1, 'Nothing was changed: no password was typed; run the command again.'],
])('passwords %s make nothing', async (_, input, exitCode, sentence) => {
  const ran = await create('nobody@example.org', [], { isTerminal: true, input });
  expect([ran.exitCode, ran.told.at(-1)]).toEqual([exitCode, sentence]);
  expect((await run(['list'])).out).not.toContain('nobody');
  expect(await signIn('nobody@example.org')).toEqual({});
});

test('with a link the manager chooses the password, and every option but name, zone and e-mail has a default', async () => {
  const email = 'linked@example.org';
  const practice = ['--name', 'Oak Street', '--time-zone', 'America/Denver', '--manager-email', email];
  const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
  const publicUrl = { FOYER_PUBLIC_URL: 'https://foyer.example.org/' };
  const ran = await run(['create', ...practice, '--link'], { env: { ...env, ...publicUrl } });
  expect(ran).toMatchObject({ exitCode: 0, told: [] });
  const link = /https:\/\/foyer\.example\.org\/set-password#(foyer_ln_[\w-]+)\n/.exec(ran.out)?.[1];
  const set = await createClient(server.url).ask(
    'mutation($link: String!, $password: String!) { setPassword(input: { link: $link, password: $password }) { __typename } }',
    { link, password },
  );
  expect(set).toEqual({ setPassword: { __typename: 'SetPasswordSuccess' } });
  const { viewer } = await signIn(email);
  expect(viewer).toEqual({ practice: { name: 'Oak Street' }, staffMember: { name: 'Office manager' } });
  const both = await run(['create', ...practice, '--link', '--password-stdin'], { input: password });
  expect([both.exitCode, both.told]).toEqual([
    2,
    ['--link and --password-stdin exclude each other; write one of them.'],
  ]);
});

test('an address that has an account is refused with the way out, and nothing is made', async () => {
  await create('third@example.org', ['--password-stdin'], { input: password });
  const before = (await run(['list'])).out;
  expect(await create('third@example.org', ['--password-stdin'], { input: 'another password' })).toEqual({
    exitCode: 1,
    out: '',
    told: [
      '--manager-email is third@example.org, which has an account already; name another address, and add that person to the new practice afterwards with addStaffMember.',
    ],
  });
  expect((await run(['list'])).out).toBe(before);
});

test('of two that make the same account at once one is refused', async () => {
  const both = await Promise.all(
    [1, 2].map(() => create('fourth@example.org', ['--password-stdin'], { input: password })),
  );
  expect(both.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
  expect(both.flatMap(({ told }) => told)).toEqual([expect.stringContaining('has an account already')]);
});

test('a database that does not answer is named', async () => {
  const env = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' };
  expect(await runCommand(['practice', 'list'], { env })).toEqual({
    exitCode: 1,
    out: '',
    told: ['No PostgreSQL answers at 127.0.0.1:1 (the connection was refused); start it, or correct DATABASE_URL.'],
  });
});

test.each([
  ['practice', 'list'],
  ['account', 'reset', '--email', 'mona@example.org', '--link'],
  ['audit', 'list', '--practice', 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e'],
  ['import', 'synthea', 'test/programs/import/whole'],
])(
  'without DATABASE_URL and without a database “%s %s” makes none, and says which settings are missing',
  async (...argv) => {
    const folder = join(tmpdir(), `foyer-none-${process.pid}-${argv[0]}`);
    const ran = await runCommand(argv, { env: { FOYER_DATA: folder } });
    expect([ran.exitCode, ran.told]).toEqual([
      1,
      [
        `DATABASE_URL is not set and ${folder} holds no embedded database; set DATABASE_URL as for the server, or FOYER_DATA to the folder of its database, or start Foyer first.`,
      ],
    ]);
    expect(existsSync(folder)).toBe(false);
  },
);

test('a link begins with the public address; without one the command says which address is to be put there', async () => {
  const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
  const argv = ['account', 'reset', '--email', 'first@example.org', '--link'];
  const ran = await runCommand(argv, { env });
  expect(ran.out).toContain('FOYER_PUBLIC_URL is not set: on another machine put the address');
  const known = await runCommand(argv, { env: { ...env, FOYER_PUBLIC_URL: 'https://foyer.example.org' } });
  expect(known.out).toMatch(/\n {2}https:\/\/foyer\.example\.org\/set-password#foyer_ln_[\w-]+\n$/);
});
