import { afterAll, beforeAll, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../kit/chromium.ts';
import { openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { openDesk } from '../displays/desk.ts';
import { pair } from '../displays/pair-screen.ts';
import { buildPages } from './build-pages.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => { await buildPages(); server = await startTestServer(); browser = await launchChromium(); });
afterAll(async () => { await browser.close(); await server.stop(); });
test('look', async () => {
  const office = await openOffice(server);
  const desk = await openDesk(office, { name: 'Harbor Street Family Practice', timeZone: 'America/New_York' });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${server.url}/display?name=Lobby`);
  const code = await page.getByText(/^\w{4}-\w{4}$/).innerText();
  await pair(office.manager, { code, siteId: desk.siteId });
  const names = ['Exam 1', 'Exam 2', 'Exam 3', 'Behavioral health consultation 2', 'Procedure room', 'X-ray', 'Exam 7'];
  const rooms = []; for (const n of names) rooms.push(await desk.room(n));
  const visits = []; for (let i = 0; i < 24; i++) visits.push(await desk.checkIn());
  for (let i = 0; i < 4; i++) await desk.bringIn(visits[i]!, rooms[i]!);
  await runAsOwner(server, "update visit set arrived_at = arrived_at - interval '100 minutes' - random() * interval '90 minutes'");
  await page.getByText('Harbor Street').waitFor();
  await page.waitForTimeout(2500);
  for (const [w, h] of [[1920, 1080], [1280, 720], [1080, 1920], [1024, 768]] as const) {
    await page.setViewportSize({ width: w, height: h });
    await page.waitForTimeout(600);
    await page.screenshot({ path: `test-artifacts/t-${w}.png` });
  }
}, 120000);
