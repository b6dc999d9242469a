import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { postgresAccount } from '../../src/database/embedded/account.ts';
import { embeddedBinaries } from '../../src/database/embedded/binaries.ts';
import { chooseLauncher } from '../../src/database/embedded/launcher.ts';
import { locateDatabase } from '../../src/database/set-up/locate-database.ts';
import { eventually } from '../kit/eventually.ts';
import { withPatientSeven } from './kit/data-folder.ts';
import { startDatabaseProcess } from './kit/database-process.ts';
import { embeddedPlace } from './kit/embedded-place.ts';
import { postmasterPid, untilGone } from './kit/postmaster.ts';
import { query } from './kit/query.ts';

// Real servers on a busy machine.

const { dataFolder } = withPatientSeven();

async function runningWithTwoPatients() {
  const foyer = startDatabaseProcess(dataFolder);
  const ownerUrl = await foyer.nextLine();
  await query(ownerUrl, 'DELETE FROM patient WHERE id > 7');
  await query(ownerUrl, 'INSERT INTO patient VALUES (8)');
  return { foyer, ownerUrl, postmaster: postmasterPid(dataFolder) };
}

async function patientsAfterRestart(): Promise<unknown[][]> {
  const database = await locateDatabase(embeddedPlace(dataFolder));
  onTestFinished(() => database.stop());
  return query(database.ownerUrl, 'SELECT id FROM patient ORDER BY id');
}

async function postgresPrograms() {
  const binaries = await embeddedBinaries();
  const launcher = await chooseLauncher(
    await postgresAccount(join(dataFolder, 'postgres'), dataFolder),
    binaries,
    dataFolder,
  );
  return { binaries, launcher };
}

it('Foyer killed: the next start, at once, has every patient', async () => {
  const { foyer } = await runningWithTwoPatients();
  foyer.kill();
  await foyer.ended;
  expect(await patientsAfterRestart()).toEqual([[7], [8]]);
});

it('Foyer killed: its PostgreSQL does not stay behind', async () => {
  const { foyer, postmaster } = await runningWithTwoPatients();
  foyer.kill();
  await untilGone(postmaster);
});

it('Foyer ended by an uncaught error: its PostgreSQL does not stay behind', async () => {
  const { foyer, postmaster } = await runningWithTwoPatients();
  foyer.tell('throw');
  await foyer.ended;
  await untilGone(postmaster);
});

it('Foyer and PostgreSQL both killed, as when the power fails: every patient is there', async () => {
  const { foyer, postmaster } = await runningWithTwoPatients();
  process.kill(postmaster, 'SIGKILL');
  foyer.kill();
  await foyer.ended;
  expect(await patientsAfterRestart()).toEqual([[7], [8]]);
});

it('the pid of a killed PostgreSQL given to another program does not stop the start', async () => {
  const { foyer, postmaster } = await runningWithTwoPatients();
  process.kill(postmaster, 'SIGKILL');
  foyer.kill();
  await Promise.all([foyer.ended, untilGone(postmaster)]);
  const { launcher } = await postgresPrograms();
  const other = launcher.launch('sleep', ['600'], { stdio: 'ignore' });
  onTestFinished(() => void other.kill());
  const file = join(dataFolder, 'postgres', 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
  expect(await patientsAfterRestart()).toEqual([[7], [8]]);
  expect(other.exitCode).toBeNull();
});

it('a PostgreSQL left running on the folder is ended in order and its last patient is kept', async () => {
  const { foyer, ownerUrl } = await runningWithTwoPatients();
  foyer.tell('stop');
  await foyer.ended;
  const { binaries, launcher } = await postgresPrograms();
  const options = [
    '-c',
    `port=${new URL(ownerUrl).port}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  const orphan = launcher.launch(binaries.postgres, ['-D', join(dataFolder, 'postgres'), ...options], {
    stdio: 'ignore',
  });
  await eventually(() => query(ownerUrl, 'INSERT INTO patient VALUES (9)'));
  expect(await patientsAfterRestart()).toEqual([[7], [8], [9]]);
  expect(orphan.exitCode).toBe(0);
});

it('Ctrl-C leaves PostgreSQL running until Foyer has finished its own shutdown', async () => {
  const { foyer, ownerUrl } = await runningWithTwoPatients();
  foyer.pressCtrlC();
  expect(await foyer.nextLine()).toBe('interrupted');
  expect(await query(ownerUrl, 'SELECT id FROM patient ORDER BY id')).toEqual([[7], [8]]);
});

it('a PostgreSQL that ends by itself is reported, and stopping is still possible', async () => {
  const lines: string[] = [];
  const database = await locateDatabase(embeddedPlace(dataFolder), (line) => lines.push(line));
  process.kill(postmasterPid(dataFolder), 'SIGINT');
  const sentence = `PostgreSQL ended by itself; its last words are in ${join(dataFolder, 'postgres.log')}.`;
  await eventually(() => expect(lines).toEqual([sentence]));
  await database.stop();
});
