import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';

const megabyte = 1024 * 1024;

test('a hundred thousand distinct documents leave no more in memory than the caches hold', {
  timeout: 240_000,
}, async () => {
  const program = join(import.meta.dirname, 'kit/many-documents.ts');
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', program], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const { heaps, compiled, answers } = JSON.parse(said) as {
    heaps: number[];
    compiled: number;
    answers: { compiled: number; interpreted: number };
  };
  const [first = 0, , full = 0, ...later] = heaps;
  expect(Math.max(...later) - full).toBeLessThan(5 * megabyte);
  expect(full - first).toBeLessThan(300 * megabyte);
  // Five thousand of them were compiled, a part of these is kept.
  expect(answers.compiled).toBe(5_000);
  expect(compiled).toBeGreaterThan(100);
  expect(compiled).toBeLessThan(2_500);
});
