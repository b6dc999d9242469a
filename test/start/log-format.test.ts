import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('./kit/log-line.program.ts', import.meta.url));
const run = promisify(execFile);

async function logged(env: Record<string, string>): Promise<string> {
  return (await run(process.execPath, [program], { env })).stdout;
}

/** `script` gives the program a terminal. */
async function loggedOnTerminal(env: Record<string, string>): Promise<string> {
  const command = `"${process.execPath}" "${program}"`;
  return (await run('script', ['-qefc', command, '/dev/null'], { env: { PATH: '/usr/bin:/bin', ...env } })).stdout;
}

const json = /^\{"level":30,.*"practices":3,"msg":"here"\}\r?\n$/;
const pretty = /INFO.*here[\s\S]*practices.*3/;

test('log lines are JSON where no terminal is, and can be made readable', async () => {
  expect(await logged({})).toMatch(json);
  expect(await logged({ FOYER_LOG: 'pretty' })).toMatch(pretty);
  expect(await logged({ LOG_LEVEL: 'warn', FOYER_LOG: 'pretty' })).toBe('');
});

test('on a terminal they are readable, but not in production or where JSON is asked for', async () => {
  expect(await loggedOnTerminal({})).toMatch(pretty);
  expect(await loggedOnTerminal({ NODE_ENV: 'production' })).toMatch(json);
  expect(await loggedOnTerminal({ FOYER_LOG: 'json' })).toMatch(json);
});
