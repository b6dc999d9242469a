import type { Browser, Page } from 'playwright-core';
import type { Desk } from '../../domains/displays/desk.ts';
import { pair } from '../../domains/displays/pair-screen.ts';
import { patienceMs } from '../../kit/eventually.ts';
import type { Office } from '../../kit/office.ts';

interface Screen {
  page: Page;
  displayId: string;
  /** Errors in the browser's console, breaches of the page's policy among them. */
  complaints: string[];
}

export interface ScreenOptions {
  browser: Browser;
  /** Where the screen finds the server. */
  url: string;
  office: Office;
  desk: Desk;
  /** The board to show. Default: the waiting room's. */
  kind?: string;
  /** Runs in the page before it does. */
  script?: string;
}

/** A screen with a browser profile of its own, switched on and paired to a desk's site by what it shows. */
export async function openScreen({ browser, url, office, desk, kind, script }: ScreenOptions): Promise<Screen> {
  const profile = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await profile.newPage();
  page.once('close', () => void profile.close().catch(() => {}));
  page.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  if (script) await page.addInitScript(script);
  await page.goto(`${url}/display?name=Lobby`);
  // The person who switched it on touched it: from then on the browser plays sounds.
  await page.getByText('Staff: pair this screen').click();
  const { display } = await pair(office.manager, { code: await shownCode(page), siteId: desk.siteId, kind });
  if (!display) throw new Error('The code on the screen could not be paired.');
  await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  return { page, displayId: display.id, complaints };
}

/** The code as a person reads it off the screen. */
export async function shownCode(page: Page): Promise<string> {
  return (await page.getByText(/^\w{4}-\w{4}$/).textContent()) ?? '';
}

/** Changes a display as its manager does, and answers when it is written. */
export async function changeDisplay(office: Office, id: string, changes: Record<string, unknown>): Promise<void> {
  const { node } = await office.manager.ask<{ node: { version: number } }>(
    'query($id: ID!) { node(id: $id) { ... on Display { version } } }',
    { id },
  );
  const { updateDisplay } = await office.manager.ask<{ updateDisplay: { message?: string } }>(
    `mutation($id: ID!, $input: UpdateDisplayInput!) { updateDisplay(id: $id, input: $input) {
      ... on UserError { message } } }`,
    { id, input: { expectedVersion: node.version, ...changes } },
  );
  if (updateDisplay.message) throw new Error(updateDisplay.message);
}
