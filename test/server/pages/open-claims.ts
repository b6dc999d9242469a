import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { loadTrustedDocuments } from '../../../src/admission/trusted/load-trusted-documents.ts';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { demoPassword } from '../../../src/demo/demo-accounts.ts';
import { launchChromium } from '../../kit/chromium.ts';
import { type Client, createClient } from '../../kit/client.ts';
import { patienceMs } from '../../kit/eventually.ts';
import { servedSchema } from '../../kit/served-schema.ts';
import { startAnotherNode } from '../../kit/start-another-node.ts';
import { startOwnServer } from '../../kit/start-test-server.ts';
import { buildPages } from './build-pages.ts';

/** The demo practice's claims in a browser, and a colleague who works on them elsewhere. */
export interface ClaimsInBrowser {
  url: string;
  /** A colleague with the biller's account, by the API. */
  biller: Client;
  /** Errors in the browser's console, breaches of the page's policy among them. */
  complaints: string[];
  /** Opens an address of the staff application and signs in there. */
  open(path: string, options?: Opening): Promise<Page>;
  /** Claims at a status, the longest in its list first. */
  claimsAt(status: string): Promise<{ id: string; pcn: string }[]>;
  statusOf(id: string): Promise<string>;
  stop(): Promise<void>;
}

interface Opening {
  email?: string;
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
}

export const screenshots = 'test-artifacts/screenshots';

/** The page's server takes trusted documents alone; the colleague's node takes any operation. */
export async function openClaims(): Promise<ClaimsInBrowser> {
  const browser: Browser = await launchChromium();
  await buildPages();
  await mkdir(screenshots, { recursive: true });
  const trusted = loadTrustedDocuments({ documents: [], trustedOnly: 'all' }, servedSchema());
  const server = await startOwnServer({ trusted });
  await createDemo(server.database.ownerUrl);
  const other = await startAnotherNode(server);
  const biller = await signIn(other.url);
  const complaints: string[] = [];
  return {
    ...{ url: server.url, biller, complaints },
    open: async (path, { email = 'biller@foyer.example', width = 1280, height = 900, colorScheme = 'light' } = {}) => {
      const page = await (await browser.newContext({ viewport: { width, height }, colorScheme })).newPage();
      page.setDefaultTimeout(patienceMs);
      page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${server.url}${path}`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(demoPassword);
      await page.getByRole('button', { name: 'Sign in' }).click();
      return page;
    },
    claimsAt: async (status) => {
      const { claims } = await biller.ask<{ claims: { nodes: { id: string; pcn: string }[] } }>(
        'query($status: ClaimStatus!) { claims(filter: { status: { in: [$status] } }, first: 20) { nodes { id pcn } } }',
        { status },
      );
      return claims.nodes;
    },
    statusOf: async (id) => {
      const { claim } = await biller.ask<{ claim: { status: string } }>(
        'query($id: ID!) { claim(id: $id) { status } }',
        { id },
      );
      return claim.status;
    },
    stop: async () => {
      await browser.close();
      await other.stop();
      await server.stop();
    },
  };
}

async function signIn(url: string): Promise<Client> {
  const { signIn: signedIn } = await createClient(url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email: 'biller@foyer.example', password: demoPassword } },
  );
  return createClient(url, signedIn.token);
}
