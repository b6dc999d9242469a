import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidOf } from '../kit/billing-world.ts';
import { acknowledgement } from './kit/answer-files.ts';
import { openServerOffice, type SecretNode, type ServerOffice, startSecretNode } from './kit/server-office.ts';
import { submit } from './kit/submit.ts';

let node: SecretNode;
let office: ServerOffice;

beforeAll(async () => {
  node = await startSecretNode();
});
beforeEach(async () => {
  office = await openServerOffice(node);
});
afterEach(() => office.stop());
afterAll(() => node.stop());

const ask = <Row extends object>(statement: string) => office.ask<Row>(statement);

/** Jobs about the practice. */
const ofPractice = () => `data->>'practiceId' = '${uuidOf(office.world.office.practiceId)}'`;

/** Freezes a claim into a file; answers its name. */
async function frozen(): Promise<{ name: string; content: string }> {
  const claimIds = await office.world.claims();
  const { batches = [] } = await submit(office.world.biller, { claimIds });
  const [batch] = batches;
  if (!batch) throw new Error('Nothing was frozen.');
  return { name: batch.ediFile.name, content: batch.ediFile.content ?? '' };
}

const statuses = async () => ({
  batches: (await ask<{ status: string }>('select status from batch where @mine order by made_at')).map(
    ({ status }) => status,
  ),
  submitted: (await ask(`select 1 from claim_event where @mine and kind = 'SUBMITTED'`)).length,
});

test('a batch is handed over under its name, and its answers are kept and put away', async () => {
  const { name, content } = await frozen();
  await office.put('answer.999', acknowledgement(1));
  await office.visit();
  expect(await office.names('out')).toEqual([name]);
  expect(await office.text(`out/${name}`)).toBe(content);
  expect(await statuses()).toEqual({ batches: ['SENT'], submitted: 1 });
  expect([await office.names('in'), await office.names('done')]).toEqual([[], ['answer.999']]);
  expect(await ask(`select name, status from edi_file where @mine and direction = 'IN'`)).toEqual([
    { name: 'answer.999', status: 'RECEIVED' },
  ]);
  expect(await ask(`select 1 from foyer_jobs.job where name = 'claims.apply-file' and ${ofPractice()}`)).toHaveLength(
    1,
  );
  expect(await office.exchange()).toMatchObject({ succeededAt: expect.any(String), problem: null, failingSince: null });
});

test('a file is uploaded beside its name and gets it when it is whole', async () => {
  const { name } = await frozen();
  await office.visit();
  const [written, renamed] = office.sftp.operations.filter((one) => /^(WRITE|RENAME)/.test(one));
  expect(written).toMatch(new RegExp(`^WRITE out/${name}\\.[0-9a-f]{8}\\.part$`));
  expect(renamed).toBe(`RENAME ${written?.slice(6)} out/${name}`);
});

test('a file that lies there already is its own receipt', async () => {
  const { name } = await frozen();
  office.sftp.faults.vanish = /^CLOSE/;
  await office.visit();
  expect(await office.exchange()).toMatchObject({ problem: 'CONNECTION_LOST' });
  expect(await office.names('out')).toEqual([expect.stringMatching(/\.part$/)]);
  await office.update({ transport: 'SFTP' });
  // After the rename, before it was noted.
  office.sftp.faults.vanish = /^LIST out/;
  await office.visit();
  expect(await office.names('out')).toContain(name);
  expect(await statuses()).toMatchObject({ submitted: 0 });
  await office.update({ transport: 'SFTP' });
  office.sftp.operations.length = 0;
  await office.visit();
  expect(office.sftp.operations.filter((one) => one.startsWith('WRITE'))).toEqual([]);
  expect(await office.names('out')).toEqual([name]);
  expect(await statuses()).toEqual({ batches: ['SENT'], submitted: 1 });
});

test('another file of the name is not overwritten, and the next file goes on', async () => {
  const [first, second] = [await frozen(), await frozen()];
  await writeFile(join(office.folder, 'out', first.name), 'other');
  await office.visit();
  expect(await office.text(`out/${first.name}`)).toBe('other');
  expect(await office.names('out')).toEqual([first.name, second.name].toSorted());
  expect(await office.exchange()).toMatchObject({
    problem: 'REFUSED_BY_SERVER',
    message: expect.stringContaining(first.name),
    nextTryAt: null,
  });
  expect(await statuses()).toEqual({ batches: ['SENDING', 'SENT'], submitted: 1 });
});

test.each([
  ['a disk that is full', () => ({ refuse: { what: /^PUT/, as: 'FAILURE' as const } })],
  ['a disk that is full and says nothing', () => ({ keepsBytes: 100 })],
  ['a folder that is not writable', () => ({ refuse: { what: /^WRITE/, as: 'PERMISSION_DENIED' as const } })],
  ['a name that is refused', () => ({ refuse: { what: /^RENAME/, as: 'PERMISSION_DENIED' as const } })],
])('%s keeps files waiting, and answers come in all the same', async (_what, faults) => {
  const { name } = await frozen();
  await office.update({ sftp: { ...(await serverNow()), doneFolder: null } });
  await office.put('answer.999', acknowledgement(2));
  office.sftp.faults = faults();
  await office.visit();
  expect(await office.names('out')).not.toContain(name);
  expect(await office.exchange()).toMatchObject({ problem: 'REFUSED_BY_SERVER', nextTryAt: null });
  expect(await ask(`select 1 from edi_file where @mine and name = 'answer.999'`)).toHaveLength(1);
  office.sftp.faults = {};
  await office.visit();
  expect(await office.names('out')).toEqual([name]);
  expect(await statuses()).toEqual({ batches: ['SENT'], submitted: 1 });
  expect(await office.exchange()).toMatchObject({ problem: null });
});

const serverNow = async () => ({
  ...{ host: '127.0.0.1', port: office.sftp.port, user: 'foyer', hostKey: office.sftp.hostKey },
});

test('a server that vanishes within an answer leaves it for the next visit', async () => {
  await office.put('answer.999', acknowledgement(3));
  office.sftp.faults.vanish = /^BYTES in/;
  await office.visit();
  expect(await office.exchange()).toMatchObject({ problem: 'CONNECTION_LOST', nextTryAt: expect.any(String) });
  await office.update({ transport: 'SFTP' });
  await office.visit();
  expect(await office.names('done')).toEqual(['answer.999']);
});

test('a server that hangs is left, and is visited less often', async () => {
  office.sftp.faults.hang = /^LIST in/;
  await office.visit({ idleMs: 300 });
  expect(await office.exchange()).toMatchObject({
    problem: 'CONNECTION_LOST',
    message: expect.stringContaining('tried again'),
  });
  office.sftp.faults = {};
  const { signIns } = office.sftp;
  await office.visit();
  expect(office.sftp.signIns).toBe(signIns);
});

test('an answer that is kept and cannot be moved is moved later, and not kept again', async () => {
  await office.put('answer.999', acknowledgement(4));
  office.sftp.faults.vanish = /^RENAME/;
  await office.visit();
  await office.update({ transport: 'SFTP' });
  await office.visit();
  expect(await office.names('done')).toEqual(['answer.999']);
  expect(await ask(`select 1 from edi_file where @mine and direction = 'IN'`)).toHaveLength(1);
});

test('answers that must stay are read once, and again when they change', async () => {
  office.sftp.faults.refuse = { what: /^(RENAME|MKDIR)/, as: 'PERMISSION_DENIED' };
  await office.put('stays.999', acknowledgement(5));
  await office.visit();
  const reads = () => office.sftp.operations.filter((one) => one === 'READ in/stays.999').length;
  expect(await office.names('in')).toEqual(['stays.999']);
  await office.visit();
  expect(reads()).toBe(1);
  await office.put('stays.999', acknowledgement(5) + acknowledgement(6));
  await office.visit();
  expect(reads()).toBe(2);
  expect(await ask(`select 1 from edi_file where @mine and direction = 'IN'`)).toHaveLength(2);
  await rm(join(office.folder, 'in/stays.999'));
  await office.visit();
  expect(await ask('select 1 from taken_file where @mine')).toEqual([]);
});

test('the same answer under another name is kept once', async () => {
  await office.put('one.999', acknowledgement(7));
  await office.visit();
  await office.put('two.999', acknowledgement(7));
  await office.visit();
  expect(await office.names('done')).toEqual(['one.999', 'two.999']);
  expect(await ask(`select name from edi_file where @mine and direction = 'IN'`)).toEqual([{ name: 'one.999' }]);
});

test('another answer of the same name overwrites nothing', async () => {
  for (const number of [8, 9]) {
    await office.put('same.999', acknowledgement(number));
    await office.visit();
  }
  expect(await office.text('done/same.999')).toBe(acknowledgement(8));
  expect(await office.names('done')).toHaveLength(2);
});

test('a file that cannot be read is put away with its reason; one that is not whole yet waits', async () => {
  await office.put(
    'binary.999',
    Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256),
  );
  await office.put('empty.999', '');
  await office.put('whole.part', acknowledgement(10));
  await office.visit();
  expect(await office.names('refused')).toEqual(['binary.999', 'binary.999.txt', 'empty.999', 'empty.999.txt']);
  expect(await office.text('refused/empty.999.txt')).toContain('The file holds no segment.');
  expect(await office.names('in')).toEqual(['whole.part']);
});

test('of several nodes one visits the server', async () => {
  await office.put('answer.999', acknowledgement(11));
  await Promise.all([office.visit(), office.visit(), office.visit()]);
  expect(office.sftp.signIns).toBe(1);
  expect(await office.names('done')).toEqual(['answer.999']);
});

test('a file that was frozen for the server goes by folder once the transport is the folder', async () => {
  await frozen();
  await ask(`delete from foyer_jobs.job where ${ofPractice()}`);
  expect(await office.update({ transport: 'FOLDER' })).toMatchObject({ __typename: 'UpdateClearinghouseSuccess' });
  expect(await ask(`select name from foyer_jobs.job where state = 'created' and ${ofPractice()}`)).toEqual([
    { name: 'claims.send-file' },
  ]);
});

test('a node that died keeps others away for a while only', async () => {
  await office.visit();
  const { signIns } = office.sftp;
  const lease = (until: string) =>
    ask(`update server_exchange set lease = gen_random_uuid(), leased_until = ${until} where @mine`);
  await lease(`now() + interval '90 seconds'`);
  await office.visit();
  expect(office.sftp.signIns).toBe(signIns);
  await lease(`now() - interval '1 second'`);
  await office.visit();
  expect(office.sftp.signIns).toBe(signIns + 1);
});
