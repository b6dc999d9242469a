import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(projectRoot, 'test/start/kit/late-failure.program.ts'), ...args], {
    encoding: 'utf8',
  });

test('a failure that was not handled is reported and ends nothing', () => {
  expect(run().status).toBe(1);
  const { status, stdout } = run('told');
  expect([status, stdout.includes('a failure was not handled')]).toEqual([0, true]);
});
