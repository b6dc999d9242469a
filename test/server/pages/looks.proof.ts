import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { demoAccounts, demoPassword } from '../../../src/demo/demo-accounts.ts';
import { openDesk } from '../../domains/displays/desk.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { patienceMs } from '../../kit/eventually.ts';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';
import { cutTexts } from './cut-texts.ts';
import { fillBoard } from './fill-board.ts';
import { changeDisplay, openScreen } from './open-screen.ts';

/** Kept by each run, so that a person can look at what visitors see. */
const pictures = 'test-artifacts/looks';
const runs = { database: 'PostgreSQL 18.4, embedded', demo: true, hasPractice: async () => true };
const looks = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
].flatMap((size) => (['light', 'dark'] as const).map((colorScheme) => ({ ...size, colorScheme })));

describe.skipIf(skipsBrowserTests)('the pages as visitors see them', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
    await buildPages();
    await mkdir(pictures, { recursive: true });
    server = await startOwnServer({ runs });
    await createDemo(server.database.ownerUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const picture = (page: Page, name: string) =>
    page.screenshot({ path: `${pictures}/${name}.png`, animations: 'disabled' });
  /** Whether a box of the page leaves the window at its right. */
  const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

  test.each(looks)(
    'the start page at $width x $height, $colorScheme, signed out and for each account',
    async (look) => {
      const { width, height, colorScheme } = look;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.goto(server.url);
      for (const { name, email } of demoAccounts) {
        const button = page.getByRole('button', { name: email });
        await button.waitFor();
        await picture(page, `start-${width}-${colorScheme}`);
        await button.click();
        await page.getByText(`Signed in as ${name}.`).waitFor();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await picture(page, `start-${width}-${colorScheme}-${email.split('@')[0]}`);
        await page.getByRole('button', { name: 'Sign out' }).click();
      }
      await context.close();
    },
  );

  test.each(looks)(
    'the worklists of claims and one claim at $width x $height, $colorScheme',
    async ({ width, height, colorScheme }) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.goto(`${server.url}/claims?queue=DENIED`);
      await page.getByLabel('E-mail').fill('biller@foyer.example');
      await page.getByLabel('Password').fill(demoPassword);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText(/^Denied: \d+ claims$/).waitFor();
      await page.evaluate('document.fonts.ready');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await picture(page, `claims-${width}-${colorScheme}`);
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByText('Decision of').first().waitFor();
      await page.getByRole('button', { name: 'Appeal', exact: true }).click();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.screenshot({
        path: `${pictures}/claim-${width}-${colorScheme}.png`,
        fullPage: true,
        animations: 'disabled',
      });
      await context.close();
    },
  );

  test.each(looks)('the explorer at $width x $height, $colorScheme, after its first operation', async (look) => {
    const { width, height, colorScheme } = look;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(`${server.url}/graphql`);
    const execute = page.getByRole('button', { name: /Execute/ });
    await page.locator('button[aria-haspopup=menu]').and(execute).click();
    await page.getByRole('menuitem', { name: 'SignIn' }).click();
    const answer = page.locator('.result-window');
    await answer.getByText('foyer_st_').waitFor();
    await picture(page, `explorer-${width}-${colorScheme}`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // Both panes are wide enough to read a line of an operation.
    const widths = [page.locator('.graphiql-query-editor'), answer].map(
      async (pane) => (await pane.boundingBox())?.width,
    );
    expect(Math.min(...(await Promise.all(widths)).map(Number))).toBeGreaterThan(300);
    expect(await page.getByText('please sponsor').isVisible()).toBe(false);
    await context.close();
  });

  test('the display in both orientations, in two languages', async () => {
    const office = await openOffice(server);
    const desk = await openDesk(office, { name: 'Harbor Street' });
    await fillBoard(server, desk, ['Exam 1', 'Procedures'], { called: 3, waiting: 14, inRoom: 8 });
    for (const kind of ['WAITING_ROOM', 'STAFF_BOARD']) {
      const { page, displayId } = await openScreen({ browser, url: server.url, office, desk, kind });
      await changeDisplay(office, displayId, { settings: { languages: ['ES', 'EN'] } });
      await page.getByRole('status').getByText('En vivo', { exact: true }).waitFor();
      for (const [width, height] of [
        [1920, 1080],
        [1080, 1920],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.evaluate('document.fonts.ready');
        await expect.poll(() => cutTexts(page)).toEqual([]);
        await picture(page, `display-${kind.toLowerCase()}-${width}x${height}`);
      }
      await page.close();
    }
  });
});
