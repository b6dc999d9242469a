import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimText, filesIn, memberClaim, openHouse } from './kit/house.ts';
import { type JumpingClock, jumpingClock } from './kit/jumping-clock.ts';
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

test('the same file under another name is answered once', async () => {
  const house = await openHouse();
  await house.put(text);
  await house.put(text, 'again.837');
  expect(await house.play()).toHaveLength(6);
  expect(await jsonLines(house.folder, 'seen.jsonl')).toHaveLength(1);
  expect(house.lines).toContain('out/again.837: it was answered before');
});

test('another file with the same interchange number is rejected', async () => {
  const house = await openHouse();
  await house.put(text);
  await house.play();
  await house.put(claimText([memberClaim('', 'K2')]), 'other.837');
  expect((await house.play()).flatMap(says)).toEqual(['TA1 R 025']);
});

test('half of a file is waited for', async () => {
  const clock: JumpingClock = jumpingClock();
  const house = await openHouse({ clock });
  await house.put(text.slice(0, 400));
  expect(await house.play()).toEqual([]);
  clock.jump(4000);
  expect(await house.play()).toEqual([]);
  await appendFile(join(house.folder, 'out', '000000007.837'), text.slice(400));
  expect(await house.play()).toHaveLength(6);
});

test('half of a file that stands still is rejected as incomplete, and the whole file is answered', async () => {
  const clock: JumpingClock = jumpingClock();
  const house = await openHouse({ clock });
  await house.put(text.slice(0, 400));
  await house.play();
  clock.jump(5000);
  expect((await house.play()).flatMap(says)).toEqual(['TA1 R 023']);
  await house.put(text);
  expect(await house.play()).toHaveLength(6);
});

test('files that are still written are left alone', async () => {
  const house = await openHouse();
  await house.put(text, '7.837.part');
  await house.put(text, '.7.837');
  expect(await house.play()).toEqual([]);
});

test.each([
  ['IEA*1*000000007', 'IEA*2*000000007', ['TA1 R 021']],
  ['IEA*1*000000007', 'IEA*1*000000008', ['TA1 R 001']],
  ['GE*1*12', 'GE*2*12', ['TA1 A 000', '999 R R']],
  [/SE\*\d+/, 'SE*99', ['TA1 A 000', '999 R R']],
])('a file with %s as %s is rejected', async (right, wrong, said) => {
  const house = await openHouse();
  await house.put(text.replace(right, wrong));
  expect((await house.play()).flatMap(says)).toEqual(said);
});

test.each(['', 'no X12', '\u0000\u0001\u0002'.repeat(100)])(
  'a file that is no X12 is not answered: %j',
  async (content) => {
    const clock: JumpingClock = jumpingClock();
    const house = await openHouse({ clock });
    await house.put(content);
    await house.put(claimText([memberClaim('')], { isa13: 8 }), '8.837');
    await house.receive();
    clock.jump(5000);
    expect(await house.play()).toHaveLength(6);
    expect(house.lines).toContain('out/000000007.837: it is no X12 file, and nothing answers it');
  },
);
