import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTrustedDocuments } from '../../../src/admission/trusted/load-trusted-documents.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { eventually } from '../../kit/eventually.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { servedSchema } from '../../kit/served-schema.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { runCommand } from '../../programs/foyer/kit/run-command.ts';
import { buildPages } from './build-pages.ts';

const screenshots = 'test-artifacts/screenshots';
const password = 'a password of my own';

describe.skipIf(skipsBrowserTests)('the way to a password in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  /** Errors in the browser's console, breaches of the page's policy among them. */
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    await buildPages();
    await mkdir(screenshots, { recursive: true });
    server = await startOwnServer({
      trusted: loadTrustedDocuments({ documents: [], trustedOnly: 'all' }, servedSchema()),
    });
  });

  afterAll(async () => {
    expect(complaints).toEqual([]);
    await browser?.close();
    await server?.stop();
  });

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage();
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}${path}`);
    return page;
  }

  async function type(page: Page, first: string, second: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Password' }).fill(first);
    await page.getByLabel('The same again').fill(second);
    await page.getByRole('button', { name: 'Set the password' }).click();
  }

  test('the manager of a new practice opens the link, chooses a password and signs in; the link works no more', async () => {
    const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
    const practice = ['--name', 'Elm Street', '--time-zone', 'America/New_York'];
    const argv = ['practice', 'create', ...practice, '--manager-email', 'mona@example.org', '--link'];
    const { out } = await runCommand(argv, { env });
    const path = /\/set-password#foyer_ln_[\w-]+/.exec(out)?.[0] ?? '';
    const page = await open(path);
    await page.screenshot({ path: `${screenshots}/set-password.png` });
    await type(page, password, `${password}!`);
    await page.getByText('The two passwords differ; type both again.').waitFor();
    await type(page, 'short', 'short');
    await page
      .getByText(/12 to 200|at least 12|12 characters/i)
      .last()
      .waitFor();
    await type(page, password, password);
    await page.getByRole('heading', { name: 'Your password is set', level: 1 }).waitFor();
    expect(page.url()).toBe(`${server.url}/set-password`);
    expect(await page.getByLabel('E-mail').inputValue()).toBe('mona@example.org');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Elm Street', level: 1 }).waitFor();
    expect(page.url()).toBe(`${server.url}/`);

    const again = await open(path);
    await type(again, password, password);
    await again.getByRole('link', { name: 'Have another link sent.' }).click();
    await again.getByRole('heading', { name: 'A new password', level: 1 }).waitFor();
  });

  test('a forgotten password: the page on the start page sends a mail, and says the same to any e-mail', async () => {
    await runAsOwner(server, "update account_link set made_at = made_at - interval '1 hour'", []);
    const page = await open('/');
    await page.getByRole('link', { name: 'No password, or forgotten?' }).click();
    for (const email of ['nobody@example.org', 'mona@example.org']) {
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText(`If ${email} has an account, a mail is on its way.`).waitFor();
      await page.getByText('account reset --link').waitFor();
    }
    const queued = await eventually(async () => {
      const rows = await runAsOwner<{ recipient: string }>(server, 'select recipient from outbox_item', []);
      expect(rows.length).toBeGreaterThan(0);
      return rows;
    });
    expect(queued).toEqual([{ recipient: 'mona@example.org' }]);
  });
});
