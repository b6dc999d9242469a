import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../domains/displays/desk.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { patienceMs } from '../../kit/eventually.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';
import { cutTexts } from './cut-texts.ts';
import { layLine } from './lay-line.ts';
import { openScreen, type ScreenOptions, shownCode } from './open-screen.ts';

/** Counts the notes that the page plays. */
const countNotes = `window.notes = 0;
  const start = AudioScheduledSourceNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.notes += 1; return start.apply(this, when); };`;
/** Writes to the console what the sound button says. */
const tellSoundButton = `new MutationObserver(() => console.log(document.querySelector('button')?.textContent))
  .observe(document, { childList: true, characterData: true, subtree: true });`;

describe.skipIf(skipsBrowserTests)('the waiting-room display in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Office;
  let desk: Desk;

  beforeAll(async () => {
    browser = await launchChromium();
    await buildPages();
    // As in an office: displays run the operations of their page and nothing else.
    server = await startTestServer({ trusted: undefined });
    office = await openOffice(server);
    desk = await openDesk(office);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = (options: Partial<ScreenOptions> = {}) =>
    openScreen({ browser, url: server.url, office, desk, ...options });
  const list = (page: Page, name: string) => page.getByRole('region', { name });
  const banner = (page: Page) => page.getByText('Now calling');

  test('a screen shows a code, and once staff paired it the board of its site', async () => {
    const busy = await openDesk(office, { name: 'Harbor Street Family Practice' });
    const { rooms, visits } = await busyMorning(busy);
    const { page, complaints } = await open({ desk: busy });
    await page.getByRole('heading', { name: 'Harbor Street Family Practice' }).waitFor();
    expect(await list(page, 'Please go to your room').getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining(visits[1]?.ticket ?? ''),
      expect.stringContaining(visits[0]?.ticket ?? ''),
    ]);
    expect(await list(page, 'Please go to your room').textContent()).toMatch(/X-ray.*\d+ min ago/);
    expect(await list(page, 'In a room').getByRole('listitem').first().textContent()).toMatch(/A03Exam 1\d+ min/);
    expect(await list(page, 'Waiting').getByRole('listitem').count()).toBe(visits.length - rooms.length);
    expect(await page.locator('time').textContent()).toMatch(/^\d{1,2}:\d\d [AP]M$/);
    expect(complaints).toEqual([]);
    await page.screenshot({ path: 'test-artifacts/screenshots/board.png' });
    await page.close();
  });

  test('a newly called ticket fills its list, is announced and chimes; the other lists stay in view', async () => {
    const { page } = await open({ script: countNotes });
    const [visit, roomId] = [await desk.checkIn(), await desk.room('Exam 21')];
    await list(page, 'Waiting').getByText(visit.ticket).waitFor();
    const next = await desk.checkIn();
    await list(page, 'Waiting').getByText(next.ticket).waitFor();
    await desk.call(visit, roomId);
    await banner(page).waitFor();
    await expect.poll(() => page.evaluate('window.notes')).toBe(2);
    expect(await page.getByRole('alert').textContent()).toBe(`Ticket ${visit.ticket}, please go to Exam 21.`);
    expect(await cutTexts(page)).toEqual([]);
    const boxOf = async (it: Locator) => {
      const { x, y, width, height } = (await it.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      return { x, y, right: x + width, bottom: y + height };
    };
    const [call, waiting] = [await boxOf(page.locator('.call')), await boxOf(list(page, 'Waiting'))];
    expect(call.right).toBeGreaterThan(call.x);
    expect(call.right < waiting.x || call.bottom < waiting.y).toBe(true);
    await page.screenshot({ path: 'test-artifacts/screenshots/call.png', animations: 'disabled' });
    await desk.bringIn(visit);
    await banner(page).waitFor({ state: 'detached' });
    await page.close();
  });

  test('a muted screen stays muted after a reload, and calls without a sound', async () => {
    const { page } = await open({ script: countNotes });
    await page.getByRole('button', { name: 'Sound on' }).click();
    await page.getByRole('button', { name: 'Muted' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Muted' }).waitFor();
    await list(page, 'Waiting').waitFor();
    const visit = await desk.checkIn();
    await desk.call(visit, await desk.room('Exam 22'));
    await banner(page).waitFor();
    await desk.bringIn(visit);
    await banner(page).waitFor({ state: 'detached' });
    expect(await page.evaluate('window.notes')).toBe(0);
    await page.close();
  });

  test('a screen that loses its connection in silence says so, and by itself shows what changed meanwhile', async () => {
    const line = await layLine(server.url);
    const { page } = await open({ url: line.url });
    const before = await desk.checkIn();
    await list(page, 'Waiting').getByText(before.ticket).waitFor();
    line.freeze();
    await page.getByText(/Not live since \d\d:\d\d:\d\d/).waitFor();
    await list(page, 'Waiting').getByText(before.ticket).waitFor();
    line.cut();
    const meanwhile = await desk.checkIn();
    line.mend();
    await list(page, 'Waiting').getByText(meanwhile.ticket).waitFor();
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    expect(await page.getByText(/Not live/).count()).toBe(0);
    await page.close();
    await line.close();
  });

  test('a screen whose display was withdrawn goes back to asking for a code', async () => {
    const { page, displayId } = await open();
    await office.manager.ask('mutation($id: ID!) { revokeDisplay(id: $id) { __typename } }', { id: displayId });
    expect(await shownCode(page)).toMatch(/^\w{4}-\w{4}$/);
    await page.close();
  });

  test('a screen whose display was withdrawn while it was switched off asks for a code when it is on again', async () => {
    const { page, displayId } = await open();
    await page.goto('about:blank');
    await office.manager.ask('mutation($id: ID!) { revokeDisplay(id: $id) { __typename } }', { id: displayId });
    await page.goto(`${server.url}/display`);
    expect(await shownCode(page)).toMatch(/^\w{4}-\w{4}$/);
    await page.close();
  });

  test('a screen reloads itself when the server restarts with another version of the page', async () => {
    const line = await layLine(server.url);
    const { page } = await open({ url: line.url });
    await page.route('**/display*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>Next version</p>' }),
    );
    line.cut();
    line.mend();
    await page.getByText('Next version').waitFor();
    await page.close();
    await line.close();
  });

  test('a browser that keeps nothing for pages can be paired all the same', async () => {
    const noStorage = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });";
    const { page } = await open({ script: noStorage });
    await list(page, 'Waiting').waitFor();
    await page.close();
  });

  test('a browser that plays nothing untouched is given a button to touch', async () => {
    const { page: touched } = await open();
    await touched.goto('about:blank');
    // A tab of its own: a reloaded page may keep that it was touched.
    const page = await touched.context().newPage();
    page.setDefaultTimeout(patienceMs);
    await page.addInitScript(tellSoundButton);
    const isLocked = page.waitForEvent('console', {
      predicate: (line) => line.text() === 'Tap to enable sound',
      timeout: patienceMs,
    });
    // To look at the page from here would count as a touch, so it speaks first.
    await page.goto(`${server.url}/display?name=Lobby`, { waitUntil: 'commit' });
    await isLocked;
    await page.getByRole('button', { name: 'Tap to enable sound' }).click();
    await page.getByRole('button', { name: 'Sound on' }).waitFor();
    await page.context().close();
  });

  /** Twelve patients who came at some time, two of them called a while ago and three in rooms. */
  async function busyMorning(desk: Desk) {
    const names = ['Exam 7', 'X-ray', 'Exam 1', 'Exam 2', 'Procedure room'];
    const rooms = await Promise.all(names.map((name) => desk.room(name)));
    const visits = [];
    for (let count = 0; count < 12; count += 1) visits.push(await desk.checkIn());
    for (const [index, visit] of visits.slice(0, rooms.length).entries()) {
      const roomId = rooms[index] ?? '';
      if (index < 2) await desk.call(visit, roomId);
      else await desk.bringIn(visit, roomId);
    }
    await runAsOwner(
      server,
      `update visit set called_at = called_at - interval '3 minutes',
         arrived_at = arrived_at - interval '1 minute' * (4 * (select count(*) from visit later where later.id >= visit.id))`,
    );
    return { rooms, visits };
  }
});
