import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { createClient } from '../../kit/client.ts';
import { eventually } from '../../kit/eventually.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../../kit/test-database.ts';
import { type FoyerProcess, startFoyerProcess } from '../../start/kit/foyer-process.ts';

let folder: string;
let database: TestDatabase;
const running: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-jobs-'));
  database = await createEmptyDatabase();
});

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

const env = () => ({ DATABASE_URL: database.ownerUrl, FOYER_DATA: folder, FOYER_DEMO: 'on', PORT: '0' });

async function startNode(...args: string[]): Promise<FoyerProcess> {
  const foyer = await startFoyerProcess(env(), args);
  running.push(() => foyer.stop());
  return foyer;
}

/** The program behind `npm run jobs`; answers how to end it, with its exit code. */
async function startJobsProgram(): Promise<() => Promise<number>> {
  const program = join(projectRoot, 'src/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'jobs'], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '', FOYER_ENV_FILE: 'off', LOG_LEVEL: 'warn', ...env() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'close').then(([code]) => code as number);
  const stop = () => {
    child.kill('SIGTERM');
    return exit;
  };
  running.push(stop);
  await once(child.stdout, 'data');
  return stop;
}

async function addColleague({ url = '' }: FoyerProcess, email: string): Promise<void> {
  const { signIn } = await createClient(url).ask<{ signIn: { token: string } }>(
    `mutation { signIn(input: { email: "manager@foyer.example", password: "open-the-front-door" }) { ... on SignInSuccess { token } } }`,
  );
  const add = 'mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }';
  const input = { name: 'Robin Reed', roles: ['BILLER'], email, password: 'correct horse battery' };
  await createClient(url, signIn.token).ask(add, { input });
}

const jobStates = async () => {
  const jobs = await runAsOwner<{ state: string }>(
    { database },
    `select state::text from foyer_jobs.job where name = 'outbox.send-mail'`,
  );
  return jobs.map(({ state }) => state);
};

const mails = () => readdir(join(folder, 'mail')).catch(() => []);

async function onlyMail(): Promise<string> {
  const [file] = await eventually(async () => {
    const files = await mails();
    expect(files).toHaveLength(1);
    return files;
  });
  return readFile(join(folder, 'mail', file ?? ''), 'utf8');
}

test('a node runs jobs itself', async () => {
  await addColleague(await startNode(), 'robin@example.org');
  expect(await onlyMail()).toContain('To: robin@example.org');
});

test('a node without jobs leaves them to the program that runs nothing else, and counts what waits', async () => {
  const node = await startNode('start', '--no-jobs');
  await addColleague(node, 'robin@example.org');
  expect(await jobStates()).toEqual(['created']);
  const figures = await (await fetch(`${node.url}/metrics`)).text();
  expect(figures).toContain('foyer_jobs{job="outbox.send-mail",state="waiting"} 1');
  const stop = await startJobsProgram();
  expect(await onlyMail()).toContain('To: robin@example.org');
  expect(await stop()).toBe(0);
});

test('a word that npm start does not know stops it with one sentence', async () => {
  const node = await startNode('start', '--no-job');
  expect(await node.exitCode).toBe(2);
  expect(node.errors()).toContain('--no-job');
  expect(node.errors()).toContain('--no-jobs');
});
