import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../web/display/texts/en.ts';
import { type Desk, openDesk } from '../../domains/displays/desk.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { patience } from '../../kit/eventually.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';
import { cutTexts } from './cut-texts.ts';
import { fillBoard } from './fill-board.ts';
import { changeDisplay, openScreen, type ScreenOptions } from './open-screen.ts';

/** Keeps what the page speaks, and the gain of its notes; both are heard all the same. */
const listen = `window.spoken = []; window.gains = [];
  const { speak } = speechSynthesis;
  speechSynthesis.speak = (words) => { window.spoken.push(words.lang + ': ' + words.text + ' ' + words.volume); speak.call(speechSynthesis, words); };
  const { linearRampToValueAtTime } = AudioParam.prototype;
  AudioParam.prototype.linearRampToValueAtTime = function (gain, at) { window.gains.push(gain); return linearRampToValueAtTime.call(this, gain, at); };`;
/** Lets the long waits of a screen pass in a moment. */
const hurry = `const later = window.setTimeout;
  window.setTimeout = (run, ms, ...rest) => later(run, ms >= 10000 ? 300 : ms, ...rest);`;
const crowd = { called: 2, waiting: 4, inRoom: 3 };

describe.skipIf(skipsBrowserTests)('the manager’s choices for a display, in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  let office: Office;

  beforeAll(async () => {
    browser = await launchChromium();
    await buildPages();
    server = await startTestServer({ trusted: undefined });
    office = await openOffice(server);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = (desk: Desk, options: Partial<ScreenOptions> = {}) =>
    openScreen({ browser, url: server.url, office, desk, ...options });
  const picture = (page: Page, name: string) =>
    page.screenshot({ path: `test-artifacts/screenshots/${name}.png`, animations: 'disabled' });
  const ground = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

  test('a Spanish display has no English word left, in the light and in the dark', async () => {
    const desk = await openDesk(office, { name: 'Calle del Puerto' });
    await fillBoard(server, desk, ['Sala 1', 'Sala 2', 'Rayos X'], crowd);
    const { page, displayId } = await open(desk);
    const light = await ground(page);
    await changeDisplay(office, displayId, { name: 'Entrada', settings: { languages: ['ES'], theme: 'DARK' } });
    await page.getByText('Pase a su sala').waitFor();
    await expect.poll(() => ground(page), patience).not.toBe(light);
    const dark = await ground(page);
    const text = await page.locator('main').innerText();
    const words = Object.values(en).filter((word): word is string => typeof word === 'string' && word !== en.locale);
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    expect(text).toMatch(/\d+:\d\d [ap]\.\s?m\./);
    expect(text).toContain('Entrada');
    expect(await cutTexts(page)).toEqual([]);
    await picture(page, 'spanish-dark');
    await changeDisplay(office, displayId, { settings: { theme: 'AUTO' } });
    await expect.poll(() => ground(page), patience).toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => ground(page), patience).toBe(dark);
    await page.close();
  });

  test('a display of two languages shows both at once', async () => {
    const desk = await openDesk(office);
    await fillBoard(server, desk, [], crowd);
    const { page, displayId } = await open(desk);
    await changeDisplay(office, displayId, { settings: { languages: ['EN', 'ES'] } });
    await page.getByText('En espera').first().waitFor();
    await page.getByText('Waiting', { exact: true }).first().waitFor();
    await page.setViewportSize({ width: 1080, height: 1920 });
    await expect.poll(() => cutTexts(page), patience).toEqual([]);
    // A dot keeps what is no sentence apart; a sentence ends by itself.
    expect(await page.locator('.list-roomed .caption').textContent()).toBe('since arrival · desde la llegada');
    expect(await page.locator('.life').textContent()).toBe('Live · En vivo');
    expect(await page.locator('.note').textContent()).toMatch(/seen first\. El orden/);
    await picture(page, 'portrait-two-languages');
    await page.close();
  });

  test('calls are as loud as was chosen, and spoken in each language when that was chosen', async () => {
    const desk = await openDesk(office);
    const { page, displayId } = await open(desk, { script: listen });
    const silent = await desk.checkIn();
    await desk.call(silent, await desk.room('Exam 1'));
    await page.getByText('Now calling').waitFor();
    await desk.bringIn(silent);
    await page.getByText('Now calling').waitFor({ state: 'detached' });
    await changeDisplay(office, displayId, { settings: { speaks: true, volume: 100, languages: ['EN', 'ES'] } });
    await page.getByText('En sala').first().waitFor();
    const visit = await desk.checkIn();
    await desk.call(visit, await desk.room('Exam 2'));
    const code = [...visit.ticket].join(' ');
    await expect
      .poll(() => page.evaluate('window.spoken'), patience)
      .toEqual([`en-US: Ticket ${code}, please go to Exam 2. 1`, `es-US: Número ${code}, pase a Exam 2, por favor. 1`]);
    const gains = await page.evaluate<number[]>('window.gains');
    expect(gains[2]).toBeCloseTo((gains[0] ?? 0) * 2);
    await page.close();
  });

  test('a display without sound has nothing to tap, chimes not and speaks not', async () => {
    const desk = await openDesk(office);
    const { page, displayId } = await open(desk, { script: listen });
    await changeDisplay(office, displayId, { settings: { hasSound: false, speaks: true } });
    await page.getByRole('button').waitFor({ state: 'detached' });
    const visit = await desk.checkIn();
    await desk.call(visit, await desk.room('Exam 1'));
    await page.getByText('Now calling').waitFor();
    await desk.bringIn(visit);
    await page.getByText('Now calling').waitFor({ state: 'detached' });
    expect(await page.evaluate('[window.gains, window.spoken]')).toEqual([[], []]);
    await page.close();
  });

  test('the words of the sound button go away after some seconds; its icon stays', async () => {
    const { page } = await open(await openDesk(office), { script: hurry });
    const button = page.getByRole('button', { name: 'Sound on' });
    await expect.poll(() => button.innerText(), patience).toBe('');
    await button.click();
    await page.getByRole('button', { name: 'Muted' }).waitFor();
    await page.close();
  });

  test('a list that was not chosen is not shown, and an empty one is a line', async () => {
    const desk = await openDesk(office);
    const { page, displayId } = await open(desk);
    const line = page.getByRole('region', { name: 'In a room' });
    await line.waitFor();
    expect((await line.boundingBox())?.height).toBeLessThan(90);
    await changeDisplay(office, displayId, { settings: { shows: ['CALLED', 'WAITING'] } });
    await line.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Waiting' }).waitFor();
    await page.close();
  });

  test('a screen paired to the wrong site shows the right one as soon as it is moved', async () => {
    const [wrong, right] = [
      await openDesk(office, { name: 'Wrong Lane' }),
      await openDesk(office, { name: 'Right Lane' }),
    ];
    const { page, displayId } = await open(wrong);
    await page.getByRole('heading', { name: 'Wrong Lane' }).waitFor();
    await changeDisplay(office, displayId, { siteId: right.siteId });
    await page.getByRole('heading', { name: 'Right Lane' }).waitFor();
    await page.close();
  });

  test('a staff board shows tickets, stages, providers and rooms without a name of a patient, also after a reload', async () => {
    const desk = await openDesk(office, { name: 'Harbor Street' });
    await office.provider({ siteId: desk.siteId, name: 'Dr. Ada Okafor' });
    await fillBoard(server, desk, ['Exam 1', 'Exam 2', 'Lab'], crowd);
    const { page, displayId, complaints } = await open(desk, { kind: 'STAFF_BOARD' });
    await page.reload();
    const tickets = page.getByRole('region', { name: 'Tickets' });
    await tickets.getByText('A01').waitFor();
    expect(await tickets.getByRole('listitem').count()).toBe(9);
    expect(await tickets.getByRole('listitem').first().innerText()).toMatch(
      /A01\s+Called\s+\d+ min\s+Exam 1\s+Dr\. Ada Okafor/,
    );
    expect(await page.getByRole('region', { name: 'Rooms' }).innerText()).toMatch(/Exam 1\s+Reserved\s+\d+ min\s+A01/);
    expect(await page.content()).not.toMatch(/Family|Given/);
    expect(await cutTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await picture(page, 'staff-board');
    await changeDisplay(office, displayId, { settings: { theme: 'DARK' } });
    await expect.poll(() => page.evaluate('document.documentElement.dataset.theme'), patience).toBe('dark');
    await picture(page, 'staff-board-dark');
    await page.close();
  });

  test('the display brings its font along, which browsers keep for ever; the code is whole in it on narrow screens', async () => {
    const page = await browser.newPage();
    const fonts: Promise<Record<string, string>>[] = [];
    page.on('response', (response) => response.url().endsWith('.woff2') && fonts.push(response.allHeaders()));
    await page.goto(`${server.url}/display`);
    await page.getByText(/^\w{4}-\w{4}$/).waitFor();
    await expect.poll(() => fonts.length, patience).toBeGreaterThan(0);
    const headers = await Promise.all(fonts);
    expect(headers.map((each) => each['cache-control'])).toContain('public, max-age=31536000, immutable');
    expect(await page.evaluate(`document.fonts.check("700 20px 'Atkinson Hyperlegible Next Variable'")`)).toBe(true);
    for (const [width, height] of [
      [1080, 1920],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => cutTexts(page), patience).toEqual([]);
    }
    const licence = await fetch(`${server.url}/assets/atkinson-hyperlegible-next.license.txt`);
    expect(await licence.text()).toContain('SIL OPEN FONT LICENSE');
    await page.close();
  });
});
