import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../domains/displays/desk.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';
import { startOldProxy } from './old-proxy.ts';
import { openScreen, type ScreenOptions } from './open-screen.ts';

/** Lets the long waits of a screen pass in a moment. */
const hurry = `const later = window.setTimeout;
  window.setTimeout = (run, ms, ...rest) => later(run, ms >= 15000 ? 1000 : ms, ...rest);`;
/** Keeps for how long the page waits before it does something. */
const noteWaits = `const later = window.setTimeout;
  window.waits = [];
  window.setTimeout = (run, ms, ...rest) => { window.waits.push(ms); return later(run, ms, ...rest); };`;

describe.skipIf(skipsBrowserTests)('the waiting-room display where WebSockets do not come through', () => {
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

  const open = (url: string, options: Partial<ScreenOptions> = {}) =>
    openScreen({ browser, url, office, desk, ...options });
  const live = (page: Page) => page.getByRole('status').getByText('Live', { exact: true });
  const list = (page: Page, name: string) => page.getByRole('region', { name });
  const connections = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return ['sockets', 'streams'].map((what) => Number(new RegExp(`^foyer_live_${what} (.+)$`, 'm').exec(text)?.[1]));
  };

  test.each(['REFUSED', 'IGNORED'] as const)(
    'WebSockets are %s: the board shows, and a call is announced',
    async (answer) => {
      const proxy = await startOldProxy(server.url, answer);
      const own = await openDesk(office);
      const { page } = await open(proxy.url, { desk: own });
      const [visit, other] = [await own.checkIn(), await own.checkIn()];
      await list(page, 'Waiting').getByText(other.ticket).waitFor();
      await own.call(visit, await own.room('Exam 1'));
      await page.getByText('Now calling').waitFor();
      expect(await page.getByRole('alert').textContent()).toBe(`Ticket ${visit.ticket}, please go to Exam 1.`);
      await own.bringIn(visit);
      await list(page, 'In a room').getByText(visit.ticket).waitFor();
      await page.getByText('Now calling').waitFor({ state: 'detached' });
      expect(await connections()).toEqual([0, 1]);
      await page.screenshot({ path: 'test-artifacts/display-stream.png', animations: 'disabled' });
      await page.close();
      await proxy.close();
    },
  );

  test('a screen that needed the stream begins with it when it is switched on again', async () => {
    const proxy = await startOldProxy(server.url, 'REFUSED');
    const { page } = await open(proxy.url);
    const tried = proxy.upgrades;
    await page.reload();
    await live(page).waitFor();
    expect(tried).toBe(2);
    expect(proxy.upgrades).toBe(tried);
    await page.close();
    await proxy.close();
  });

  test('once WebSockets come through a screen takes one, without ever looking lost', async () => {
    const proxy = await startOldProxy(server.url, 'REFUSED');
    const { page } = await open(proxy.url, { script: hurry });
    await page.evaluate(`window.lost = 0; new MutationObserver(() => {
      if (/Not live/.test(document.body.textContent)) window.lost += 1;
    }).observe(document, { childList: true, characterData: true, subtree: true });`);
    const tried = proxy.upgrades;
    await expect.poll(() => proxy.upgrades).toBeGreaterThan(tried + 1);
    expect(await connections()).toEqual([0, 1]);
    proxy.letSocketsThrough();
    await expect.poll(connections).toEqual([1, 0]);
    const visit = await desk.checkIn();
    await list(page, 'Waiting').getByText(visit.ticket).waitFor();
    expect(await page.evaluate('window.lost')).toBe(0);
    await page.close();
    await proxy.close();
  });

  test('a screen on a stream that is cut off goes on where it stopped', async () => {
    const proxy = await startOldProxy(server.url, 'REFUSED');
    const { page } = await open(proxy.url);
    const sent: string[] = [];
    await page.route('**/graphql/stream', (route) => {
      sent.push(JSON.parse(route.request().postData() ?? '{}').variables.after);
      return route.continue();
    });
    proxy.cut();
    const visit = await desk.checkIn();
    await list(page, 'Waiting').getByText(visit.ticket).waitFor();
    expect(sent[0]).toMatch(/^[0-9a-f]{32}\.\d+$/);
    await page.close();
    await proxy.close();
  });

  test('a screen reconnects when a server that stops wants it to, over either transport', async () => {
    const { page } = await open(server.url, { script: noteWaits });
    await page.routeWebSocket('**/graphql', (socket) =>
      socket.close({ code: 1001, reason: 'The server restarts; reconnect in 1234 ms.' }),
    );
    await page.reload();
    await expect.poll(() => page.evaluate('window.waits')).toContain(1234);
    await page.evaluate(`localStorage.setItem('foyer.display.way', 'STREAM')`);
    await page.route('**/graphql/stream', (route) =>
      route.fulfill({ contentType: 'text/event-stream', body: ':\n\nretry: 1235\n\n' }),
    );
    await page.reload();
    await expect.poll(() => page.evaluate('window.waits')).toContain(1235);
    await page.unrouteAll();
    await live(page).waitFor();
    await page.close();
  });

  test('a screen on a stream whose display was withdrawn asks for a code', async () => {
    const proxy = await startOldProxy(server.url, 'REFUSED');
    const { page, displayId } = await open(proxy.url);
    await office.manager.ask('mutation($id: ID!) { revokeDisplay(id: $id) { __typename } }', { id: displayId });
    await page.getByText('Staff: pair this screen').waitFor();
    await page.close();
    await proxy.close();
  });
});
