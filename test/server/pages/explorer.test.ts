import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { launchChromium, skipsBrowserTests } from '../../kit/chromium.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

describe.skipIf(skipsBrowserTests)('the explorer in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const hosts = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    server = await startTestServer();
    await createDemo(server.database.ownerUrl);
    page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const run = async (operation: string) => {
    // It has a menu as soon as the explorer has read the operations.
    await page
      .locator('button[aria-haspopup=menu]')
      .and(page.getByRole('button', { name: /Execute/ }))
      .click();
    await page.getByRole('menuitem', { name: operation }).click();
  };
  const answer = () => page.locator('.result-window');
  /** Pastes over what stands in one of the editors below the operations. */
  const paste = async (editor: 'Variables' | 'Headers', text: string) => {
    await page.getByRole('button', { name: editor, exact: true }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)').click();
    await page.keyboard.press('Control+A');
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await page.keyboard.press('Control+V');
  };

  test('a newcomer signs in, searches and watches, with the operations it opens with and nothing from other hosts', async () => {
    await page.goto(`${server.url}/graphql`);
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('SignIn') ?? false);
    await run('SignIn');
    await answer().getByText('foyer_st_').waitFor();
    // The editor breaks a long token over several lines.
    const signedIn = await (await answered).text();
    const token = /foyer_st_[\w-]+/.exec(signedIn)?.[0];
    const siteId = /site_\w+/.exec(signedIn)?.[0];
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.getByText(/"Bearer\s"/).waitFor();
    await paste('Headers', JSON.stringify({ authorization: `Bearer ${token}` }));
    await run('FindPatients');
    await answer().getByText('"Rosa"').waitFor();
    await paste('Variables', JSON.stringify({ siteId }));
    await run('WaitingRoom');
    await answer().getByText('"waitingRoom"').waitFor();
    expect([...hosts]).toEqual([new URL(server.url).host]);
    expect(complaints).toEqual([]);
  });
});
