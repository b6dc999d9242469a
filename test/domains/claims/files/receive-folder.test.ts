import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../../../../src/domains/claims/files/receive/start-receiver.ts';
import { createJobSender } from '../../../../src/jobs/job-sender.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { type FolderOffice, openFolderOffice } from './kit/folder-office.ts';

let office: FolderOffice;
const receivers: Receiver[] = [];
const pace = { lookMs: 10, stillMs: 100 };

beforeAll(async () => {
  office = await openFolderOffice();
});
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop();
});
afterAll(() => office.stop());

function receive(count = 1): void {
  const { orm } = office.server.app;
  const needs = { orm, log: pino({ level: 'silent' }), jobs: createJobSender(orm), ediFolder: office.root };
  for (let index = 0; index < count; index += 1) receivers.push(startReceiver(needs, pace));
}

let last = 100;
function fresh(): string {
  last += 1;
  return acknowledgement(last);
}

const is = (subfolder: string, name: string) => expect.poll(() => office.names(subfolder)).toContain(name);

interface Row {
  name: string;
  status: string;
  transactions: string[];
  interchange: string | null;
  sender: string | null;
}

async function fileOf(name: string): Promise<Row | undefined> {
  const rows = await office.server.owner.em.execute<Row[]>(
    `select name, status, transactions, interchange_control_number as interchange, sender from edi_file where name = ?`,
    [name],
  );
  return rows[0];
}

const jobsOf = (name: string) =>
  office.server.owner.em.execute(
    `select 1 as job from foyer_jobs.job where name = 'claims.apply-file'
       and data->>'ediFileId' = (select id::text from edi_file where name = ?)`,
    [name],
  );

test('an answer is kept as it came, has its answers applied, and lies among those that are done', async () => {
  receive();
  await office.put('a.999', fresh());
  await is('done', 'a.999');
  const interchange = String(last).padStart(9, '0');
  const facts = { status: 'RECEIVED', transactions: ['999'], interchange, sender: 'RECEIVER' };
  expect(await fileOf('a.999')).toMatchObject(facts);
  expect(await jobsOf('a.999')).toHaveLength(1);
  await expect.poll(() => office.names('in')).toEqual([]);
});

test('the same bytes under another name are not kept again', async () => {
  const content = fresh();
  receive();
  await office.put('once.999', content);
  await is('done', 'once.999');
  await office.put('twice.999', content);
  await is('done', 'twice.999');
  expect(await fileOf('twice.999')).toBeUndefined();
});

test('another file of the same name overwrites nothing', async () => {
  receive();
  const [first, second] = [fresh(), fresh()];
  await office.put('same.999', first);
  await is('done', 'same.999');
  await office.put('same.999', second);
  await expect
    .poll(async () => (await office.names('done')).filter((name) => name.endsWith('same.999')))
    .toHaveLength(2);
  expect(await office.text('done/same.999')).toBe(first);
});

test.each([
  ['a file of 0 bytes', 'empty.999', () => '', 'file: The file holds no segment.'],
  [
    'a binary file',
    'binary.999',
    () => Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 256),
    'file (segment 1): The file does not begin with ISA.',
  ],
  ['a file that is cut off', 'cut.999', () => fresh().slice(0, 200), 'AK1 (segment 4): The file ends within a segment'],
  [
    'a file without its end',
    'endless.999',
    () => fresh().split('GE*')[0] ?? '',
    'The file ends within an interchange.',
  ],
])('%s is refused with its segment and reason, and the next file goes on', async (_what, name, content, reason) => {
  receive();
  await office.put(name, content());
  await office.put(`next-${name}`, fresh());
  await is('refused', `${name}.txt`);
  await is('refused', name);
  expect(await office.text(`refused/${name}.txt`)).toContain(reason);
  expect(await fileOf(name)).toMatchObject({ status: 'REFUSED' });
  expect(await jobsOf(name)).toEqual([]);
  await is('done', `next-${name}`);
});

test('two whole interchanges in one file are kept as one file', async () => {
  receive();
  await office.put('glued.999', fresh() + fresh());
  await is('done', 'glued.999');
  expect(await fileOf('glued.999')).toMatchObject({ status: 'RECEIVED', transactions: ['999'] });
});

test('an interchange that breaks off where another begins is refused with it', async () => {
  receive();
  await office.put('broken.999', fresh().slice(0, 140) + fresh());
  await is('refused', 'broken.999');
  expect(await jobsOf('broken.999')).toEqual([]);
});

test('a file with wrong counts, and a set that nobody knows, are kept with their problems', async () => {
  receive();
  await office.put('counts.999', fresh().replace('SE*6*', 'SE*7*'));
  await office.put('unknown.999', fresh().replaceAll('005010X231A1', '009999X999').replace('ST*999', 'ST*824'));
  await is('done', 'counts.999');
  await is('done', 'unknown.999');
  expect(await fileOf('unknown.999')).toMatchObject({ status: 'RECEIVED', transactions: ['824'] });
});

test('a file that is renamed while it is read is received once, under one of its names', async () => {
  receive(3);
  await office.put('early.999', fresh());
  await rename(join(office.folder, 'in', 'early.999'), join(office.folder, 'in', 'late.999')).catch(() => {});
  await expect.poll(() => office.names('in')).toEqual([]);
  const files = await Promise.all(['early.999', 'late.999'].map(fileOf));
  expect(files.filter(Boolean)).toHaveLength(1);
});

test('of several nodes one keeps a file', async () => {
  receive(4);
  const names = Array.from({ length: 10 }, (_, index) => `node-${index}.999`);
  for (const name of names) await office.put(name, fresh());
  await expect.poll(() => office.names('in')).toEqual([]);
  for (const name of names) expect(await jobsOf(name)).toHaveLength(1);
  expect(await office.names('done')).toEqual(expect.arrayContaining(names));
});

test('parts, hidden files and links are left where they are', async () => {
  await office.put('whole.part', fresh());
  await office.put('.hidden', fresh());
  await symlink('/etc/hostname', join(office.folder, 'in', 'link.999'));
  await office.put('beside.999', fresh());
  receive();
  await is('done', 'beside.999');
  await expect.poll(() => office.names('in')).toEqual(['.hidden', 'link.999', 'whole.part']);
});
