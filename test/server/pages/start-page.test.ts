import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTrustedDocuments } from '../../../src/admission/trusted/load-trusted-documents.ts';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { demoAccounts, demoPassword } from '../../../src/demo/demo-accounts.ts';
import type { ServerParts } from '../../../src/server/server.ts';
import { ViewerDocument } from '../../../web/generated/operations.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { patienceMs } from '../../kit/eventually.ts';
import { servedSchema } from '../../kit/served-schema.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';
import { shownCode } from './open-screen.ts';

const screenshots = 'test-artifacts/screenshots';
const runs = { database: 'PostgreSQL 18.4, embedded', demo: true, hasPractice: async () => true };
const email = (name: string) => demoAccounts.find((account) => account.name === name)?.email ?? '';
const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

describe.skipIf(skipsBrowserTests)('the start page in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  /** Errors in the browser's console, breaches of the page's policy among them. */
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    await buildPages();
    await mkdir(screenshots, { recursive: true });
    // The page's own operations are trusted: it works where nothing else runs.
    server = await start({ runs });
    await createDemo(server.database.ownerUrl);
  });

  afterAll(async () => {
    expect(complaints).toEqual([]);
    for (const context of contexts) await context.close();
    await browser?.close();
    await server?.stop();
  });

  /** As an office runs it, with trusted documents only. */
  async function start(parts: Partial<ServerParts>): Promise<TestServer> {
    const trusted = loadTrustedDocuments({ documents: [], trustedOnly: 'all' }, servedSchema());
    return startOwnServer({ trusted, ...parts });
  }

  async function open(url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    return page;
  }
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
  const signedIn = (page: Page) => page.getByRole('button', { name: 'Sign out' });
  const enter = async (page: Page, account: string, word: string) => {
    await page.getByLabel('E-mail').fill(account);
    await page.getByLabel('Password').fill(word);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

  test('in development it shows what runs and where everything is, and each link leads somewhere', async () => {
    const page = await open(server.url);
    const facts = page.getByRole('region', { name: 'What runs' });
    await facts.waitFor();
    expect(await facts.textContent()).toMatch(/Foyer \d+\.\d+\.\d+.*PostgreSQL 18\.4, embedded/);
    const addresses = await facts
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(expect.arrayContaining(['/graphql', '/schema.graphql', '/display', '/docs/clients.md']));
    for (const address of addresses) {
      const { status } = await fetch(`${server.url}${address}`, { headers: { accept: 'text/html' } });
      expect([address, status]).toEqual([address, 200]);
    }
  });

  test('a demo account signs in by its button, stays signed in after a reload, and signs out', async () => {
    const page = await open(server.url);
    await page.getByRole('button', { name: /Front desk/ }).click();
    await signedIn(page).waitFor();
    await heading(page, 'Harbor Street Family Practice').waitFor();
    await page.reload();
    await signedIn(page).waitFor();
    const token = await page.evaluate('sessionStorage.getItem("foyer.session")');
    await signedIn(page).click();
    await page.getByLabel('Password').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await expect
      .poll(async () => {
        const response = await fetch(`${server.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ documentId: ViewerDocument }),
        });
        return response.json();
      })
      .toEqual({ data: { viewer: null } });
  });

  test('a wrong password is refused at the form, which can be sent again', async () => {
    const page = await open(server.url);
    await enter(page, email('Front desk'), 'not-the-password');
    await page.getByRole('alert').getByText('The e-mail or the password is wrong').waitFor();
    await page.getByLabel('Password').fill(demoPassword);
    await page.keyboard.press('Enter');
    await signedIn(page).waitFor();
  });

  test('it works by the keyboard alone', async () => {
    const page = await open(server.url);
    await page.getByLabel('E-mail').waitFor();
    await page.keyboard.press('Tab');
    for (let press = 0; press < 12; press += 1) {
      if ((await page.evaluate('document.activeElement.name')) === 'email') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(email('Office manager'));
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await signedIn(page).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  test('a session that has ended elsewhere is said so, and the person can sign in again', async () => {
    const page = await open(server.url);
    await page.getByRole('button', { name: /Front desk/ }).click();
    await signedIn(page).waitFor();
    await server.owner.em.getConnection().execute('delete from session');
    await page.getByLabel('Code').fill('K7M3-QX9P');
    await page.getByRole('button', { name: 'Pair the screen' }).click();
    await page.getByText('Your session has ended. Sign in again.').waitFor();
    await enter(page, email('Front desk'), demoPassword);
    await signedIn(page).waitFor();
  });

  test('a screen is paired by the code that it shows; a wrong code is refused at its field', async () => {
    const screen = await open(`${server.url}/display`);
    const code = await shownCode(screen);
    const page = await open(`${server.url}/screens`);
    await enter(page, email('Front desk'), demoPassword);
    await page.getByLabel('Code').fill('0000-0000');
    await page.getByRole('button', { name: 'Pair the screen' }).click();
    const field = page.getByLabel('Code');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('document.activeElement.name')).toBe('code');
    await field.fill(code.toLowerCase().replace('-', ' '));
    await page.getByLabel('Name').fill('Lobby, left');
    await page.getByRole('button', { name: 'Pair the screen' }).click();
    await page
      .getByRole('status')
      .getByText(/“Lobby, left” now shows the board of/)
      .waitFor();
    await screen.getByRole('status').getByText('Live', { exact: true }).waitFor();
  });

  test('a person whose roles pair no screens reads who does', async () => {
    const page = await open(server.url);
    await page.getByRole('button', { name: /Dr\. Amara Osei/ }).click();
    await page.getByText('Your roles do not pair screens.').waitFor();
    expect(await page.getByLabel('Code').count()).toBe(0);
  });

  test('the privacy officer finds a patient and reads who touched their data; nobody else is offered it', async () => {
    const desk = await open(server.url);
    await desk.getByRole('button', { name: /Front desk/ }).click();
    await signedIn(desk).waitFor();
    expect(await desk.getByRole('region', { name: 'Audit trail of a patient' }).count()).toBe(0);
    const page = await open(server.url, { viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: /Privacy officer/ }).click();
    const card = page.getByRole('region', { name: 'Audit trail of a patient' });
    await card.getByRole('textbox', { name: 'Patient' }).fill('zzzz');
    await card.getByRole('button', { name: 'Find' }).click();
    await card.getByText('No patient is found by that.').waitFor();
    await card.getByRole('textbox', { name: 'Patient' }).fill('cal');
    await card.getByRole('button', { name: 'Find' }).click();
    await card.getByRole('button', { name: /Calder born \d{4}-\d\d-\d\d, MRN/ }).click();
    const trail = card.getByRole('region', { name: /Calder/ });
    // The search that found the patient is in the trail already.
    await trail.getByRole('listitem').filter({ hasText: 'read, searchPatients' }).first().waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${screenshots}/audit-trail.png`, fullPage: true });
  });

  test('in production it is a sign-in form; without a practice it names the command that makes one', async () => {
    let hasPractice = false;
    const bare = await start({
      production: true,
      explorer: false,
      runs: { ...runs, demo: false, hasPractice: async () => hasPractice },
    });
    const page = await open(bare.url);
    await page.getByText('npm run foyer -- practice create --help').waitFor();
    expect(await page.getByRole('region').allTextContents()).toHaveLength(2);
    expect(await (await fetch(`${bare.url}/about.json`)).json()).toEqual({ hasPractice: false, development: null });
    await page.screenshot({ path: `${screenshots}/start-first-practice.png`, fullPage: true });
    hasPractice = true;
    await createDemo(bare.database.ownerUrl);
    await expect.poll(async () => (await fetch(`${bare.url}/about.json`)).json()).toMatchObject({ hasPractice: true });
    await page.reload();
    await page.getByLabel('E-mail').waitFor();
    expect(await page.getByRole('region').allTextContents()).toHaveLength(1);
    expect((await fetch(`${bare.url}/docs/clients.md`)).status).toBe(404);
    await enter(page, email('Office manager'), demoPassword);
    await signedIn(page).waitFor();
    await bare.stop();
  });

  test.each(sizes.flatMap((size) => (['light', 'dark'] as const).map((colorScheme) => ({ ...size, colorScheme }))))(
    'at $width x $height, $colorScheme, nothing is cut off',
    async ({ width, height, colorScheme }) => {
      const page = await open(server.url, { viewport: { width, height }, colorScheme });
      await page.getByRole('region', { name: 'Demo accounts' }).waitFor();
      await page.getByRole('region', { name: 'What runs' }).waitFor();
      await page.evaluate('document.fonts.ready');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const name = `${width}x${height}-${colorScheme}`;
      await page.screenshot({ path: `${screenshots}/start-${name}.png`, fullPage: true });
      await page.getByRole('button', { name: /Front desk/ }).click();
      await page.getByLabel('Code').fill('0000-0000');
      await page.getByRole('button', { name: 'Pair the screen' }).click();
      await expect.poll(() => page.getByLabel('Code').getAttribute('aria-invalid')).toBe('true');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `${screenshots}/signed-in-${name}.png`, fullPage: true });
    },
  );
});
