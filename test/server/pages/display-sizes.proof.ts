import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../../domains/displays/desk.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';
import { cutTexts } from './cut-texts.ts';
import { fillBoard } from './fill-board.ts';
import { changeDisplay, openScreen } from './open-screen.ts';

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1280, 720],
  [3840, 2160],
  [768, 1024],
  [390, 844],
] as const;

const crowds = {
  0: { called: 0, waiting: 0, inRoom: 0 },
  3: { called: 1, waiting: 2, inRoom: 0 },
  12: { called: 3, waiting: 5, inRoom: 4 },
  30: { called: 6, waiting: 14, inRoom: 10 },
};

const longSite = 'Harbor Street Family Practice, Pediatrics and Women’s Health at the Old Customs House, second floor';
const rooms = ['Exam 1', 'Minor procedures and wound care, left', 'Gastroenterologicalexaminationroom 12'];
const pictures = join('test-artifacts', 'screenshots');

/** The faults once the page has come to rest: it measures again after its size has changed. */
async function settledFaults(page: Page): Promise<string[]> {
  for (let looks = 0; looks < 20; looks += 1) {
    const faults = await cutTexts(page);
    if (faults.length === 0) return [];
    await page.waitForTimeout(50);
  }
  return cutTexts(page);
}

describe.skipIf(skipsBrowserTests)('the display on screens of every size', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Office;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchChromium();
    await buildPages();
    server = await startTestServer({ trusted: undefined });
    office = await openOffice(server);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const live = (page: Page) =>
    page
      .getByRole('status')
      .getByText(/^(Live|En vivo)$/)
      .first()
      .waitFor();

  /** The faults of a page by the size of its screen. */
  async function faultsOf(page: Page, name: string): Promise<Record<string, string[]>> {
    const faults: Record<string, string[]> = {};
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await page.evaluate('document.fonts.ready');
      const size = `${width}x${height}`;
      const found = await settledFaults(page);
      if (found.length > 0) faults[`${name} ${size}`] = found;
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`), animations: 'disabled' });
    }
    return faults;
  }

  test('the pairing code is whole', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/display`);
    await page.getByText(/^\w{4}-\w{4}$/).waitFor();
    expect(await faultsOf(page, 'pairing')).toEqual({});
    await page.close();
  });

  test.each(['WAITING_ROOM', 'STAFF_BOARD'])(
    'a %s display shows all, with 0 to 30 tickets and long names, in one and two languages',
    async (kind) => {
      const desk = await openDesk(office, { name: `${longSite}, ${kind.at(0)}`, timeZone: 'America/Chicago' });
      for (const name of ['Dr. Ada Okafor', 'Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine, MD, PhD, FACS', 'Lee'])
        await office.provider({ siteId: desk.siteId, name });
      const { page, displayId } = await openScreen({ browser, url: server.url, office, desk, kind });
      let faults: Record<string, string[]> = {};
      for (const [count, crowd] of Object.entries(crowds)) {
        await fillBoard(server, desk, rooms, crowd);
        for (const languages of [['EN'], ['ES', 'EN']]) {
          await changeDisplay(office, displayId, { settings: { languages } });
          await page.reload();
          await live(page);
          faults = { ...faults, ...(await faultsOf(page, `${kind.toLowerCase()}-${count}-${languages.join('-')}`)) };
        }
      }
      expect(faults).toEqual({});
      await page.close();
    },
  );
});
