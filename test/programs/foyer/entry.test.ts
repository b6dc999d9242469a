import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';

test('a listing whose reader has seen enough ends without a word', async () => {
  const program = ['--import', 'tsx', join(projectRoot, 'src/main.ts'), '--help'];
  const child = spawn(process.execPath, program, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const [told, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect([told, exitCode]).toEqual(['', 141]);
});
