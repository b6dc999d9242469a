import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimText, memberClaim, openHouse } from './kit/house.ts';
import { type JumpingClock, jumpingClock } from './kit/jumping-clock.ts';
import { says } from './kit/says.ts';

const text = claimText([memberClaim('')]);

test('the same file under another name is answered once', async () => {
  const house = await openHouse();
  await house.put(text);
  await house.put(text, 'again.837');
  expect(await house.play()).toHaveLength(6);
  expect((await readFile(join(house.folder, 'seen.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(1);
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
