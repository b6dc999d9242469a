import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimText, filesIn, memberClaim, openHouse } from './kit/house.ts';
import { says } from './kit/says.ts';

const text = claimText([memberClaim('')]);
const jsonLines = async (folder: string, name: string) =>
  (await readFile(join(folder, name), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('answers come on their days', async () => {
  const house = await openHouse();
  await house.put(text);
  await house.receive();
  const said = async (days: number) => (await house.send(days)).flatMap(says).map((line) => line.split(' ')[0]);
  expect(await said(0)).toEqual(['TA1']);
  expect(await said(0.2)).toEqual(['999']);
  expect(await said(1)).toEqual(['277CA']);
  expect(await said(13)).toEqual(['277CA', '277']);
  expect(await said(14)).toEqual(['835', 'CLP', 'SVC', 'SVC']);
});

test('a file stays where it is, and seen.jsonl has its claims', async () => {
  const house = await openHouse();
  await house.put(text);
  await house.play();
  expect(await filesIn(house.folder, 'out')).toEqual(['000000007.837']);
  expect(await jsonLines(house.folder, 'seen.jsonl')).toMatchObject([
    {
      ...{ file: '000000007.837', isa13: '000000007', note: '000', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      claims: [{ clm01: 'K', version: 'K-1', ref6r: ['L1', 'L2'], frequency: '1', ending: '' }],
    },
  ]);
});

test('one that is started again goes on where it was, and answers nothing twice', async () => {
  const first = await openHouse();
  await first.put(text);
  await first.receive();
  const before = await first.send(2);
  const second = await openHouse({ folder: first.folder });
  const after = await second.play();
  expect([...before, ...after].map(({ name }) => name.split('.')[1])).toEqual([
    ...['ta1', '999', '277ca', '277ca', '277', '835'],
  ]);
  const third = await openHouse({ folder: first.folder });
  expect(await third.play()).toEqual([]);
  await third.put(claimText([memberClaim('')], { isa13: 8 }), '8.837');
  const numbers = [...before, ...after, ...(await third.play())].map(({ content }) => content.slice(90, 99));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a crash before a file counts as seen loses no answer and doubles none', async () => {
  const first = await openHouse();
  await first.put(text);
  await first.receive();
  await writeFile(join(first.folder, 'seen.jsonl'), '{"file":"000000007.8');
  const second = await openHouse({ folder: first.folder });
  expect((await second.play()).map(({ name }) => name.split('.')[1])).toEqual([
    ...['ta1', '999', '277ca', '277ca', '277', '835'],
  ]);
  expect(await jsonLines(first.folder, 'seen.jsonl')).toHaveLength(1);
});

test('an answer that came before a crash does not come again, wherever the receiver put it', async () => {
  const first = await openHouse();
  await first.put(text);
  await first.receive();
  const [answer] = await first.send(0);
  const name = answer?.name ?? '';
  await rename(join(first.folder, 'in', name), join(first.folder, 'done', name));
  const journal = join(first.folder, 'answers.jsonl');
  const lines = (await readFile(journal, 'utf8')).split('\n');
  await writeFile(journal, lines.filter((line) => !line.startsWith('{"sent"')).join('\n'));
  const second = await openHouse({ folder: first.folder });
  await second.receive();
  await second.finish();
  expect(await filesIn(first.folder, 'in')).toHaveLength(5);
  expect(await filesIn(first.folder, 'in')).not.toContain(name);
});
