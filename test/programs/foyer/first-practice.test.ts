import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { startFoyerProcess } from '../../start/kit/foyer-process.ts';
import { runCommand } from './kit/run-command.ts';

// A database is created on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

test('a server without a practice names the command that makes one, which works while it runs, also on the embedded database', async () => {
  const home = mkdtempSync(join(tmpdir(), 'foyer-first-'));
  chmodSync(home, 0o711);
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = { FOYER_DATA: join(home, 'foyer'), FOYER_DEMO: 'off' };
  const foyer = await startFoyerProcess({ ...env, PORT: '0' });
  onTestFinished(async () => void (await foyer.stop()));
  expect(foyer.output()).toContain(
    'There is no practice yet, so no account can sign in. Make one: npm run foyer -- practice create',
  );
  const practice = ['--name', 'Elm Street', '--time-zone', 'America/New_York'];
  const manager = ['--manager-name', 'Mona Diaz', '--manager-email', 'mona@example.org', '--password-stdin'];
  const made = await runCommand(['practice', 'create', ...practice, ...manager], {
    env,
    input: 'correct horse battery',
  });
  expect(made).toMatchObject({ exitCode: 0, told: [] });
  const signedIn = await createClient(foyer.url ?? '').ask(
    `mutation { signIn(input: { email: "mona@example.org", password: "correct horse battery" }) {
      ... on SignInSuccess { viewer { practice { name } } } } }`,
  );
  expect(signedIn).toEqual({ signIn: { viewer: { practice: { name: 'Elm Street' } } } });
  expect(await foyer.stop()).toBe(0);
  const again = await startFoyerProcess({ ...env, PORT: '0' });
  expect(again.output()).not.toContain('no practice yet');
  expect(await again.stop()).toBe(0);
});
