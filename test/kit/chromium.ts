import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { readConfig } from '../../src/settings/config.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const executablePath = places.find((place) => existsSync(place));
const advice = 'Chromium is not installed; install it, on Debian with "apt-get install chromium"';

/** Whether to skip the tests that need a browser: only without Chromium, and never under CI, where its absence is a failure. */
export const skipsBrowserTests: boolean = executablePath === undefined && !readConfig().ci;

if (skipsBrowserTests) process.stderr.write(`Browser tests are skipped: ${advice}.\n`);

/** Starts Chromium with an empty profile of its own that connects only to the page's server. Close it in `afterAll`. */
export async function launchChromium(): Promise<Browser> {
  if (!executablePath) throw new Error(`${advice}.`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
