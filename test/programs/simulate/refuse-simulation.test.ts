import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, password } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { runCommand } from '../foyer/kit/run-command.ts';
import { play } from './play.ts';
import { openPractice } from './practice.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.stop());

async function refusal(...argv: string[]): Promise<string> {
  return refusalWith(1, argv);
}

async function refusalWith(exitCode: number, argv: string[]): Promise<string> {
  const { code, errors } = await play(argv);
  expect(code).toBe(exitCode);
  expect(errors).toHaveLength(1);
  return errors[0] ?? '';
}

test('without a server it says how to start one', async () => {
  expect(await refusal('--url', 'http://127.0.0.1:9')).toBe(
    'No Foyer answers at http://127.0.0.1:9; start it with npm start, or name the address it printed with --url.',
  );
});

test('it looks for the server where the settings say that it listens', async () => {
  const run = (env: NodeJS.ProcessEnv) => runCommand(['simulate'], { env });
  expect((await run({ PORT: '9' })).told.join()).toContain('No Foyer answers at http://127.0.0.1:9;');
  expect((await run({ PORT: '9', HOST: '0.0.0.0' })).told.join()).toContain('No Foyer answers at http://localhost:9;');
  const anyPort = await run({ PORT: '0' });
  expect([anyPort.exitCode, anyPort.told.join()]).toEqual([2, expect.stringContaining('name the address it printed')]);
});

test('an address that is not Foyer gets another message than no server', async () => {
  expect(await refusal('--url', `${server.url}/livez`)).toContain('answers, but not as Foyer does (HTTP 404)');
});

test('an account that cannot sign in is named, with the way out', async () => {
  expect(await refusal('--url', server.url)).toBe(
    `desk@foyer.example cannot sign in at ${server.url}; name an account of that practice with --email and --password.`,
  );
});

test('an account that lacks a permission is refused with the way out', async () => {
  const { office, siteId } = await openPractice(server);
  const email = 'coder@example.org';
  await office.manager.ask('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }', {
    input: { name: 'Cody', roles: ['CODER'], email, password },
  });
  const message = await refusal('--url', server.url, '--email', email, '--password', password, '--site', siteId);
  expect(message).toContain("may not see rooms; name an office manager's");
});

test('a site that does not exist, or has no rooms, is refused with the way out', async () => {
  const { email, office } = await openPractice(server);
  const account = ['--url', server.url, '--email', email, '--password', password];
  await office.site({ name: 'Attic' });
  expect(await refusal(...account, '--site', 'Cellar')).toBe(
    'This practice has no site "Cellar"; name one by its name or id with --site.',
  );
  expect(await refusal(...account, '--site', 'attic')).toBe(
    'Attic has no rooms; add --create-rooms to have three made, or name another site with --site.',
  );
});

test('a practice without patients is refused with the way out', async () => {
  const office = await openOffice(server);
  const siteId = await office.site();
  await office.room(siteId);
  await office.provider();
  await office.visitType();
  const email = 'nobody-comes@example.org';
  await office.manager.ask('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }', {
    input: { name: 'Morgan', roles: ['OFFICE_MANAGER'], email, password },
  });
  expect(await refusal('--url', server.url, '--email', email, '--password', password)).toContain(
    'No patient was found',
  );
});

test.each([
  [['--speed', '0'], '--speed is "0"; it must be a number from 1 to 3600.'],
  [['--seed', '1.5'], '--seed is "1.5"; it must be a whole number from 0 to 4294967295.'],
  [['--patients', ''], '--patients is ""; it must be a whole number from 1 to 200.'],
  [['--url', 'localhost:4000'], '--url is "localhost:4000"; it must be an address such as http://127.0.0.1:4000.'],
  [['--password', 'x'], '--password is given without --email; name the account too, or omit both.'],
  [
    ['--sped', '9'],
    "Unknown option '--sped' (did you mean one of --seed, --speed?); npm run foyer -- simulate --help shows what can be written.",
  ],
])('a mistake on the command line, %j, is reported in one sentence', async (argv, message) => {
  expect(await refusalWith(2, argv)).toBe(message);
});

test('help explains how the clock maps, without a server', async () => {
  const { code, lines } = await play(['--help']);
  expect(code).toBe(0);
  expect(lines.join('\n')).toContain('How the clock maps');
});

test('a site without rooms, as imported ones are, gets three on demand, and a morning can be played there', async () => {
  const { office, email, play } = await openPractice(server);
  const siteId = await office.site({ name: 'Imported' });
  const played = await play({ argv: ['--seed', '2', '--patients', '6', '--site', siteId, '--create-rooms'] });
  expect(email).toBeTruthy();
  expect(played.errors).toEqual([]);
  expect(played.code).toBe(0);
  const { site } = await office.manager.ask<{ site: { rooms: { name: string; readiness: string }[] } }>(
    'query($siteId: ID!) { site(id: $siteId) { rooms { name readiness } } }',
    { siteId },
  );
  expect(site.rooms).toEqual(['Exam 1', 'Exam 2', 'Exam 3'].map((name) => ({ name, readiness: 'READY' })));
});
