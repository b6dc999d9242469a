import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';

/** A working directory with these files, removed after the test. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-env-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The message about invalid settings when the program starts in a folder. */
function startIn(cwd: string, env: Record<string, string> = {}): Promise<{ exitCode: unknown; told: string }> {
  const loader = import.meta.resolve('tsx');
  const loaded = { TSX_TSCONFIG_PATH: join(projectRoot, 'tsconfig.json'), ...env };
  const program = ['--import', loader, join(projectRoot, 'src/main.ts'), 'start'];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd, env: loaded }, (error, _out, told) =>
      resolve({ exitCode: error?.code, told }),
    );
  });
}

const refused = (value: string) => ({
  exitCode: 1,
  told: `PORT is "${value}"; it must be a whole number from 0 to 65535.\n`,
});

test('settings are read from .env in the working directory', async () => {
  expect(await startIn(folderWith({ '.env': '# for this machine\nPORT=of-the-file\n' }))).toEqual(
    refused('of-the-file'),
  );
});

test('the environment wins over the file', async () => {
  const folder = folderWith({ '.env': 'PORT=of-the-file\nHOST=of/the/file\n' });
  expect(await startIn(folder, { PORT: 'of-the-shell' })).toEqual(refused('of-the-shell'));
});

test('another file can be named, which must be there, or none', async () => {
  const folder = folderWith({ '.env': 'PORT=of-the-file', 'other.env': 'PORT="of another"' });
  expect(await startIn(folder, { FOYER_ENV_FILE: 'other.env' })).toEqual(refused('of another'));
  expect(await startIn(folder, { FOYER_ENV_FILE: 'absent.env' })).toEqual({
    exitCode: 1,
    told: 'absent.env cannot be read (ENOENT); correct FOYER_ENV_FILE, or set it to off.\n',
  });
  const { told } = await startIn(folder, { FOYER_ENV_FILE: 'off', LOG_LEVEL: 'loud' });
  expect(told).toMatch(/^LOG_LEVEL is "loud"/);
});
