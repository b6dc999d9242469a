import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDemo } from '../../src/demo/create-demo.ts';
import { launchChromium, skipsBrowserTests } from '../kit/chromium.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

describe.skipIf(skipsBrowserTests)('the explorer in Chromium', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const hosts = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    await createDemo(server.database.ownerUrl);
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const run = async (operation: string) => {
    await page.getByRole('button', { name: /Execute/ }).click();
    await page.getByRole('menuitem', { name: operation }).click();
  };
  const answer = () => page.locator('.result-window');
  /** Replaces what stands in one of the editors below the operations. */
  const write = async (editor: 'Variables' | 'Headers', text: string) => {
    await page.getByRole('button', { name: editor, exact: true }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  };

  test('a newcomer signs in, searches and watches, with the operations it opens with and nothing from other hosts', async () => {
    await page.goto(`${server.url}/graphql`);
    await run('SignIn');
    await answer().getByText('foyer_st_').waitFor();
    const signedIn = await answer().innerText();
    const token = /foyer_st_[\w-]+/.exec(signedIn)?.[0];
    const siteId = /site_\w+/.exec(signedIn)?.[0];
    await write('Headers', JSON.stringify({ authorization: `Bearer ${token}` }));
    await run('FindPatients');
    await answer().getByText('"Rosa"').waitFor();
    await write('Variables', JSON.stringify({ siteId }));
    await run('WaitingRoom');
    await answer().getByText('"SNAPSHOT"').waitFor();
    expect([...hosts]).toEqual([new URL(server.url).host]);
    expect(complaints).toEqual([]);
  });
});
