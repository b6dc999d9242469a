import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { claimText, filesIn, memberClaim, newFolder, openHouse } from './kit/house.ts';
import { jumpingClock } from './kit/jumping-clock.ts';
import { problemCodes } from './kit/says.ts';

const text = claimText([memberClaim('MUTE2')]);

/** Plays one file; `during` holds names and sizes in `in/` as they were in the midst of each wait. */
async function playWith(fault: 'halfFiles' | 'emptyFiles' | 'wrongCounts' | 'renamedFiles') {
  const folder = await newFolder();
  const during: { name: string; size: number }[][] = [];
  const clock = jumpingClock(async () => {
    const names = await filesIn(folder, 'in');
    during.push(
      await Promise.all(names.map(async (name) => ({ name, size: (await stat(join(folder, 'in', name))).size }))),
    );
  });
  const house = await openHouse({ folder, clock, faults: { [fault]: true } });
  await house.put(text);
  const answers = await house.play();
  expect(problemCodes(answers)).toEqual([]);
  return { folder, during, answers, names: await filesIn(folder, 'in') };
}

test('half of a file comes before the rest', async () => {
  const { during, answers } = await playWith('halfFiles');
  const [first] = answers;
  expect(during[0]).toEqual([{ name: first?.name, size: Math.floor((first?.content.length ?? 0) / 2) }]);
});

test('an empty file comes before each answer', async () => {
  const { folder, names, answers } = await playWith('emptyFiles');
  const empty = names.filter((name) => name.includes('-empty.'));
  expect(empty).toHaveLength(answers.length);
  for (const name of empty) expect(await readFile(join(folder, 'in', name), 'utf8')).toBe('');
});

test('a copy with wrong counts comes before each answer', async () => {
  const { folder, names, answers } = await playWith('wrongCounts');
  const wrong = names.filter((name) => name.includes('-counts.'));
  expect(wrong).toHaveLength(answers.length);
  for (const name of wrong) {
    const items = readEdiText(await readFile(join(folder, 'in', name), 'utf8'));
    expect(problemCodes([{ name, content: '', items }])).toContain('COUNT');
    for (const item of items) if (item.kind === 'SET_END') expect(item.isWhole).toBe(false);
  }
});

test('a file gets another name right after it came', async () => {
  const { during, names, answers } = await playWith('renamedFiles');
  expect(during[0]?.[0]?.name).toMatch(/-early\.ta1$/);
  expect(names).toEqual(answers.map(({ name }) => name).sort());
});
