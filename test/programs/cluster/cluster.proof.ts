import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { watch } from '../../kit/live-client.ts';
import { postmasterPid, untilGone } from '../../start/kit/postmaster.ts';
import { startCluster } from './kit/cluster-process.ts';

// Several real servers on a busy machine.

let home: string;
let dataFolder: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'foyer-cluster-'));
  chmodSync(home, 0o711);
  dataFolder = join(home, 'foyer');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const isReady = async (url: string) => (await fetch(`${url}/readyz`)).ok;

async function signIn(url: string) {
  const { signIn } = await createClient(url).ask<{ signIn: { token: string } }>(
    'mutation { signIn(input: { email: "desk@foyer.example", password: "open-the-front-door" }) { ... on SignInSuccess { token } } }',
  );
  return createClient(url, signIn.token);
}

test('three nodes serve one office; one that is killed starts again, the others go on, and a stop leaves nothing behind', async () => {
  const cluster = await startCluster(['--nodes', '3'], { FOYER_DATA: dataFolder, PORT: '0' });
  const [first = '', second = '', third = ''] = cluster.urls;
  expect(cluster.output().match(/desk@foyer.example/g)).toHaveLength(1);
  const desk = await signIn(first);
  const { practice } = await createClient(third, desk.token).ask<{ practice: { sites: Sites } }>(
    '{ practice { sites { edges { node { id } } } } }',
  );
  const siteId = practice.sites.edges[0]?.node.id;
  const pids = cluster.nodePids();
  expect(pids).toHaveLength(3);

  const query = 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind } }';
  const screens = cluster.urls.map((url) => watch({ url, token: desk.token, query, variables: { siteId } }));
  await Promise.all(screens.map((screen) => screen.until(() => true)));
  process.kill(pids[1] ?? 0, 'SIGKILL');
  await cluster.untilSaid(/Node \d serves now/);
  const killed = Number(/Node (\d) ended by SIGKILL/.exec(cluster.errors())?.[1]);
  await expect(Promise.all([first, second, third].map(isReady))).resolves.toEqual([true, true, true]);
  expect(cluster.nodePids()).toEqual(expect.arrayContaining([pids[0], pids[2]]));
  const survivors = screens.filter((_, index) => index !== killed - 1);
  const heard = survivors.map((screen) => screen.payloads.length);
  await Promise.all(survivors.map((screen, index) => screen.until(() => screen.payloads.length > (heard[index] ?? 0))));
  await Promise.all(screens.map((screen) => screen.stop()));

  const processes = [...cluster.nodePids(), postmasterPid(dataFolder)];
  cluster.kill('SIGTERM');
  expect(await cluster.exitCode).toBe(0);
  await Promise.all(processes.map(untilGone));
});

test('Ctrl-C in the terminal, which reaches every process there, stops the nodes first and the database last', async () => {
  const cluster = await startCluster(['--nodes', '2'], { FOYER_DATA: dataFolder, PORT: '0' });
  const processes = [...cluster.nodePids(), postmasterPid(dataFolder)];
  cluster.pressCtrlC();
  expect(await cluster.exitCode).toBe(0);
  await Promise.all(processes.map(untilGone));
  expect(cluster.errors().replace(/^Creating an empty database.*\n/, '')).toBe('');
});

test('a cluster whose supervisor is killed leaves nothing behind either', async () => {
  const cluster = await startCluster(['--nodes', '2'], { FOYER_DATA: dataFolder, PORT: '0' });
  const processes = [...cluster.nodePids(), postmasterPid(dataFolder)];
  expect(processes).toHaveLength(3);
  cluster.kill('SIGKILL');
  await Promise.all(processes.map(untilGone));
});

type Sites = { edges: { node: { id: string } }[] };
