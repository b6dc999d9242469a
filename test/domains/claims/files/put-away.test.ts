import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Of } from '../../../../src/domains/claims/files/edi-content.ts';
import { putAway } from '../../../../src/domains/claims/files/receive/put-away.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-put-away-'));
  await mkdir(join(folder, 'in'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, content: string) => writeFile(join(folder, 'in', name), content);
const away = (name: string, content: string) =>
  putAway(folder, { to: 'done', name, sha256: sha256Of(Buffer.from(content)) });
const namesOf = async (subfolder: string) => (await readdir(join(folder, subfolder))).toSorted();
const text = (path: string) => readFile(join(folder, path), 'utf8');

test('a file that its sender replaced after it was read stays where it is, to be read', async () => {
  await put('a.999', 'second');
  await away('a.999', 'first');
  expect(await text('in/a.999')).toBe('second');
  expect(await namesOf('done')).toEqual([]);
});

test('a file that replaces one while it is moved is neither removed nor taken for it', async () => {
  for (let round = 0; round < 100; round += 1) {
    const [first, second] = [`first ${round}`, `second ${round}`];
    await put('a.999', first);
    await Promise.all([away('a.999', first), replace('a.999', second)]);
    await away('a.999', first);
    const left = await Promise.all((await namesOf('in')).map((name) => text(`in/${name}`)));
    expect(left).toEqual([second]);
    await rm(join(folder, 'in', 'a.999'));
  }
});

/** As senders do: a whole file takes the name at once. */
async function replace(name: string, content: string): Promise<void> {
  await writeFile(join(folder, 'in', '.new.part'), content);
  await rename(join(folder, 'in', '.new.part'), join(folder, 'in', name));
}

test('the same bytes that come a third time under one name are moved as well', async () => {
  for (let time = 0; time < 3; time += 1) {
    await put('a.999', 'same');
    await away('a.999', 'same');
  }
  expect(await namesOf('in')).toEqual([]);
  expect(await namesOf('done')).toEqual(['a.999', `${sha256Of(Buffer.from('same')).slice(0, 12)}-a.999`].toSorted());
});
