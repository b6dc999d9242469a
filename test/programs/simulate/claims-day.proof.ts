import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrm } from '../../../src/database/orm.ts';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { demoPassword } from '../../../src/demo/demo-accounts.ts';
import { type Receiver, startReceiver } from '../../../src/domains/claims/files/receive/start-receiver.ts';
import { createJobSender } from '../../../src/jobs/job-sender.ts';
import { claimsDayCommand } from '../../../src/programs/simulate/claims/claims-day-command.ts';
import type { startClearinghouse } from '../../../src/programs/simulate/claims/start-clearinghouse.ts';
import type { RunningServer } from '../../../src/server/server.ts';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { startTestWorkers, type TestWorkers } from '../../jobs/kit/start-test-workers.ts';
import { createClient } from '../../kit/client.ts';
import { type Payload, type Watch, watch } from '../../kit/live-client.ts';
import { startAnotherNode } from '../../kit/start-another-node.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { runCommand } from '../foyer/kit/run-command.ts';

let server: TestServer;
let other: RunningServer;
let workers: TestWorkers;
let receiver: Receiver;
let root: string;
const ends: (() => Promise<unknown>)[] = [];

/** Three of them: one serves the office, one its subscriber, and one applies what is received. */
beforeAll(async () => {
  server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
  other = await startAnotherNode(server);
  root = await mkdtemp(join(tmpdir(), 'foyer-edi-'));
  workers = await startTestWorkers(server.database, { ediFolder: root, exchangesEdi: true });
  const orm = await openOrm(server.database.appUrl, 2);
  const jobs = createJobSender(orm);
  receiver = startReceiver({ orm, jobs, log: pino({ level: 'silent' }), ediFolder: root });
  ends.push(
    () => jobs.close(),
    () => orm.close(true),
  );
});

afterAll(async () => {
  await receiver.stop();
  await workers.stop();
  for (const end of ends) await end();
  await other.stop();
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

const startHouse: typeof startClearinghouse = ({ folder, speed, seed }) => {
  const program = ['--import', 'tsx', join(projectRoot, 'src/main.ts'), 'clearinghouse'];
  const options = ['--folder', folder, '--speed', String(speed), '--seed', String(seed)];
  const child = spawn(process.execPath, [...program, ...options], { cwd: projectRoot, stdio: 'ignore' });
  const ended = once(child, 'close');
  return {
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
};

interface Log {
  claimEvents: {
    kind: string;
    cursor: string;
    events: { id: string; fromStatus: string | null; toStatus: string; claim: { pcn: string } }[];
  };
}

const document = `subscription($after: EventCursor) { claimEvents(after: $after) {
  kind cursor events { id fromStatus toStatus claim { pcn } } } }`;

async function biller(): Promise<string> {
  const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email: 'biller@foyer.example', password: demoPassword } },
  );
  return signIn.token;
}

const eventsOf = ({ payloads }: Watch<Log>) => payloads.flatMap(({ data }) => data?.claimEvents.events ?? []);
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const lastCursor = ({ payloads }: Watch<Log>) => payloads.at(-1)?.data?.claimEvents.cursor;

test('a claims day goes its way through API, folder and WebSocket, and a subscriber of another node has every event of each claim once, in order', async () => {
  const token = await biller();
  const follow = (after?: string) => watch<Log>({ url: other.url, token, query: document, variables: { after } });
  const first = follow();
  await first.until(({ data }: Payload<Log>) => data?.claimEvents.kind === 'SNAPSHOT');
  const lines: string[] = [];
  const day = runCommand(
    ['simulate-claims', '--url', server.url, '--patients', '14', '--speed', '300', '--seed', '7', '--days', '80'],
    {
      env: { FOYER_EDI: root },
      watch: (text) => lines.push(...text.trimEnd().split('\n')),
      commands: [claimsDayCommand(startHouse)],
    },
  );
  // The subscriber is away for a while, and goes on after its cursor.
  await first.until(() => eventsOf(first).length > 20);
  first.drop();
  await first.ended;
  const before = eventsOf(first);
  const ran = await day;
  expect(ran.told).toEqual([]);
  expect(ran.exitCode).toBe(0);
  const second = follow(lastCursor(first));
  const client = createClient(server.url, token);
  // The demo has claims of earlier days, whose events nobody could watch.
  const { claims } = await client.ask<{
    claims: { nodes: { pcn: string; status: string; events: { id: string }[] }[] };
  }>(
    `query($from: Date!) { claims(filter: { serviceDate: { from: $from } }, first: 100) {
      nodes { pcn status events { id } } } }`,
    { from: yesterday() },
  );
  const ofToday = new Set(claims.nodes.map(({ pcn }) => pcn));
  const known = claims.nodes.flatMap(({ events }) => events.map(({ id }) => id));
  await second.until(() => {
    const all = new Set([...before, ...eventsOf(second)].map(({ id }) => id));
    return known.every((id) => all.has(id));
  });
  const seen = [...before, ...eventsOf(second)].filter(({ claim }) => ofToday.has(claim.pcn));
  await second.stop();
  expect(seen.map(({ id }) => id).sort()).toEqual([...known].sort());
  for (const { pcn, status, events } of claims.nodes) {
    const own = seen.filter(({ claim }) => claim.pcn === pcn);
    expect(own.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(own.at(-1)?.toStatus).toBe(status);
    for (const [index, { fromStatus }] of own.entries()) expect(fromStatus).toBe(own[index - 1]?.toStatus ?? null);
  }
  const ways = new Set(lines.flatMap((line) => /(\w+) -> (\w+)/.exec(line)?.[2] ?? []));
  for (const status of [
    'READY',
    'QUEUED',
    'SUBMITTED',
    'FILE_ACCEPTED',
    'CLEARINGHOUSE_ACCEPTED',
    'PAYER_ACCEPTED',
    'PENDING',
    'PAID',
  ])
    expect(ways).toContain(status);
});
