import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { claimText, filesIn, memberClaim, openHouse } from './kit/house.ts';
import { problemCodes } from './kit/says.ts';

const endings = ['', 'R562', 'R33', 'INFO', 'DENY16', 'PART', 'TAKEWO', 'SPLIT', 'CROSS', 'SWAP'];
const text = claimText(endings.map((ending, index) => memberClaim(ending, `K${index + 1}`)));

/** Runs the program, and kills it when it has reported so many lines; null lets it end. */
async function runUntil(folder: string, lines: number | null): Promise<void> {
  const args = ['--import', 'tsx', join(projectRoot, 'src/main.ts'), 'clearinghouse', '--folder', folder, '--once'];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let left = lines ?? Number.POSITIVE_INFINITY;
  child.stdout.on('data', (chunk: Buffer) => {
    left -= chunk.toString().split('\n').length - 1;
    if (left <= 0) child.kill('SIGKILL');
  });
  await once(child, 'close');
}

/** Takes the files away, as a receiver does. */
async function receiveAll(folder: string): Promise<string[]> {
  const names = (await filesIn(folder, 'in')).filter((name) => !name.endsWith('.part'));
  for (const name of names) await rename(join(folder, 'in', name), join(folder, 'done', name));
  return names;
}

test('one that is killed again and again sends every answer once', async () => {
  const whole = await openHouse();
  await whole.put(text);
  const expected = (await whole.play()).map(({ name }) => name).sort();

  const { folder, put } = await openHouse();
  await put(text);
  const received: string[] = [];
  for (const lines of [1, 1, 2, 1, 3, null]) {
    await runUntil(folder, lines);
    received.push(...(await receiveAll(folder)));
  }
  expect(received.sort()).toEqual(expected);
  const contents = await Promise.all(received.map((name) => readFile(join(folder, 'done', name), 'utf8')));
  const answers = contents.map((content, index) => ({
    name: received[index] ?? '',
    content,
    items: readEdiText(content),
  }));
  expect(problemCodes(answers)).toEqual([]);
  expect(new Set(contents.map((content) => content.slice(90, 99))).size).toBe(contents.length);
  expect((await readFile(join(folder, 'seen.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(1);
});
