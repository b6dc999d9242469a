import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTrustedDocuments } from '../../../src/admission/trusted/load-trusted-documents.ts';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { demoPassword } from '../../../src/demo/demo-accounts.ts';
import type { RunningServer } from '../../../src/server/server.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { type Client, createClient } from '../../kit/client.ts';
import { patienceMs } from '../../kit/eventually.ts';
import { servedSchema } from '../../kit/served-schema.ts';
import { startAnotherNode } from '../../kit/start-another-node.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';

describe.skipIf(skipsBrowserTests)('the worklists of claims in Chromium', () => {
  let server: TestServer;
  /** It takes any operation: the page's own server takes trusted ones alone. */
  let other: RunningServer;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    await buildPages();
    await mkdir('test-artifacts/screenshots', { recursive: true });
    const trusted = loadTrustedDocuments({ documents: [], trustedOnly: 'all' }, servedSchema());
    server = await startOwnServer({ trusted });
    await createDemo(server.database.ownerUrl);
    other = await startAnotherNode(server);
  });

  afterAll(async () => {
    await browser?.close();
    await other?.stop();
    await server?.stop();
    expect(complaints).toEqual([]);
  });

  async function open(email: string, width = 1280): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
    page.setDefaultTimeout(patienceMs);
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}/claims`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  async function biller(): Promise<Client> {
    const { signIn } = await createClient(other.url).ask<{ signIn: { token: string } }>(
      'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
      { input: { email: 'biller@foyer.example', password: demoPassword } },
    );
    return createClient(other.url, signIn.token);
  }

  const tab = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Worklists' }).getByRole('button', { name: new RegExp(`^${name}`) });

  test('counts and rows are live: a claim that is held leaves one worklist for another, with its reason', async () => {
    const page = await open('biller@foyer.example');
    await tab(page, 'To send').click();
    await page.getByText('To send: 5 claims').waitFor();
    expect(await tab(page, 'To send').textContent()).toContain('5 ·');
    await page.screenshot({ path: 'test-artifacts/screenshots/claims.png', fullPage: true });
    const client = await biller();
    const { claims } = await client.ask<{ claims: { nodes: { id: string; pcn: string }[] } }>(
      '{ claims(filter: { queue: { in: [TO_SEND] } }, first: 1) { nodes { id pcn } } }',
    );
    const [{ id, pcn } = { id: '', pcn: '' }] = claims.nodes;
    await page.getByRole('row').filter({ hasText: pcn }).waitFor();
    await client.ask(
      'mutation($id: ID!) { holdClaim(id: $id, input: { reason: "Waits for a signature" }) { __typename } }',
      { id },
    );
    await page.getByRole('region', { name: 'Latest changes' }).getByText('Waits for a signature').waitFor();
    await page.getByText('To send: 4 claims').waitFor();
    await expect.poll(() => tab(page, 'On hold').textContent()).toContain('3 ·');
    await tab(page, 'On hold').click();
    await page.getByRole('row').filter({ hasText: pcn }).waitFor();
  });

  test('on a telephone the table scrolls by itself', async () => {
    const page = await open('biller@foyer.example', 390);
    await tab(page, 'Rejected').click();
    await page.getByText('Rejected: 9 claims').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await page.screenshot({ path: 'test-artifacts/screenshots/claims-narrow.png', fullPage: true });
  });

  test('an account whose roles do not show claims is sent to the office manager', async () => {
    const page = await open('desk@foyer.example');
    await page.getByText('Your roles do not show claims').waitFor();
    expect(await page.getByRole('link', { name: 'Claims' }).count()).toBe(0);
  });
});
