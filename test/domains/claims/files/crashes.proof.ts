import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyFile } from '../../../../src/domains/claims/answers/apply-file.job.ts';
import { sendFile } from '../../../../src/domains/claims/files/transport/send-file.job.ts';
import { readEdiText } from '../../../../src/edi/read-edi.ts';
import { installJobs } from '../../../../src/jobs/install-jobs.ts';
import { projectRoot } from '../../../../src/settings/project-root.ts';
import { jobKinds } from '../../../../src/start/job-kinds.ts';
import { startNode } from '../../../faults/kit/node-process.ts';
import { until } from '../../../faults/kit/until.ts';
import { noteKind } from '../../../jobs/kit/note-kind.ts';
import { createClient } from '../../../kit/client.ts';
import { uuidOf } from '../kit/billing-world.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { type FolderOffice, openFolderOffice } from './kit/folder-office.ts';
import { multiplyClaim } from './kit/many-claims.ts';
import { submit } from './kit/submit.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let office: FolderOffice;
const children: ChildProcess[] = [];

beforeEach(async () => {
  office = await openFolderOffice();
  // The least that a queue takes, so that another run comes soon.
  const soon = { ...sendFile, heartbeatSeconds: 10, retryDelaySeconds: 1 };
  const others = jobKinds.filter(({ name }) => name !== sendFile.name && name !== applyFile.name);
  await installJobs(office.server.database.ownerUrl, [...others, soon, noteKind({ name: applyFile.name })]);
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended;
  }
  await office.stop();
});

/** A process of its own that works until it dies. */
function startWorker(dieAt = ''): ChildProcess {
  const program = join(projectRoot, 'test/domains/claims/files/kit/worker.program.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: projectRoot,
    env: {
      ...{ PATH: process.env.PATH ?? '', APP_URL: office.server.database.appUrl },
      ...{ EDI_FOLDER: office.root, DIE_AT: dieAt },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function diesAt(point: string): Promise<void> {
  const [, signal] = await once(startWorker(point), 'exit');
  expect(signal).toBe('SIGKILL');
}

const ask = <Row extends object>(statement: string) => office.server.owner.em.fork().execute<Row[]>(statement);
const isSent = async () => (await ask(`select 1 from batch where status <> 'SENT'`)).length === 0;

/** Freezes so many claims of one patient each. */
async function freeze(count = 3): Promise<void> {
  const [first = ''] = await office.world.claims();
  if (count > 1) await multiplyClaim(office.server.owner, uuidOf(first), count - 1);
  expect(await submit(office.world.biller, { ready: {} })).toMatchObject({ submitted: count, refused: [] });
}

/** The partner's folder has each version once, byte by byte as it was frozen, and each claim has its events once. */
async function expectOnce(count: number): Promise<void> {
  const out = join(office.folder, 'out');
  const names = (await readdir(out)).toSorted();
  const frozen = await ask<{ name: string; content: string }>(
    `select name, convert_from(content, 'LATIN1') as content from edi_file join edi_content on edi_file_id = id order by name`,
  );
  expect(names).toEqual(frozen.map(({ name }) => name));
  const contents = await Promise.all(names.map((name) => readFile(join(out, name), 'latin1')));
  expect(contents).toEqual(frozen.map(({ content }) => content));
  const sent = contents.flatMap((content) => readEdiText(content)).filter(({ kind }) => kind === '837P');
  expect(sent).toHaveLength(count);
  const events = await ask(
    `select kind, count(*)::int as events, count(distinct claim_id)::int as claims from claim_event
     where kind in ('QUEUED', 'SUBMITTED') group by kind order by kind`,
  );
  const once = { events: count, claims: count };
  expect(events).toEqual([
    { kind: 'QUEUED', ...once },
    { kind: 'SUBMITTED', ...once },
  ]);
  expect(await ask(`select distinct status from claim`)).toEqual([{ status: 'SUBMITTED' }]);
}

async function goesOn(count: number): Promise<void> {
  startWorker();
  await until('the batch is sent', isSent);
  await expectOnce(count);
}

test('C1: a node that dies before the freeze commits has frozen nothing; the next request freezes all', async () => {
  const { database, owner } = office.server;
  const [claimId = ''] = await office.world.claims();
  const node = await startNode({ ...database }, 'dying');
  const em = owner.em.fork();
  await em.begin();
  await em.execute('lock table batch_claim in access exclusive mode');
  const client = createClient(node.url, office.world.biller.token);
  const asked = submit(client, { claimIds: [claimId] }).catch(() => null);
  await until('the freeze waits', async () => (await ask(`select 1 from pg_locks where not granted`)).length > 0);
  await node.kill();
  await em.rollback();
  expect(await asked).toBeNull();
  const frozen = await ask(
    `select 1 from batch union all select 1 from edi_file union all select 1 from claim_version`,
  );
  expect(frozen).toEqual([]);
  expect(await submit(office.world.biller, { claimIds: [claimId] })).toMatchObject({ submitted: 1 });
  await goesOn(1);
});

test.each([
  ['C2: a node dies after the freeze', 'FROZEN'],
  ['C3: a node dies when the batch is being sent', 'SENDING'],
  ['C4: a node dies when half of the file is written', 'HALF'],
  ['C5: a node dies when the file has its name', 'RENAMED'],
])('%s: another one goes on, and the partner sees each version once', async (_what, point) => {
  await freeze();
  await diesAt(point);
  expect(await isSent()).toBe(false);
  await goesOn(3);
});

test('C6: a node dies between two chunks of claims: the others are marked by another one', async () => {
  await freeze(250);
  const em = office.server.owner.em.fork();
  await em.begin();
  // The second chunk waits for it.
  await em.execute(`select from claim where id = (select claim_id from batch_claim where position = 250) for update`);
  const dying = startWorker();
  await until(
    'the first chunk is marked',
    async () => (await ask('select 1 from batch where marked = 200')).length > 0,
  );
  dying.kill('SIGKILL');
  await once(dying, 'exit');
  await em.rollback();
  expect(await ask('select status, marked from batch')).toEqual([{ status: 'SENDING', marked: 200 }]);
  await goesOn(250);
});

test('C7: a node dies when an answer is kept and not yet moved: it is moved, and not kept again', async () => {
  await office.put('answer.999', acknowledgement());
  await diesAt('RECEIVED');
  expect(await office.names('in')).toEqual(['answer.999']);
  startWorker();
  await until('the answer is moved', async () => (await office.names('in')).length === 0);
  expect(await office.names('done')).toEqual(['answer.999']);
  expect(await ask('select status from edi_file')).toEqual([{ status: 'RECEIVED' }]);
  expect(await ask(`select 1 as job from foyer_jobs.job where name = 'claims.apply-file'`)).toHaveLength(1);
});
