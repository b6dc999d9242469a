import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { skipsBrowserTests } from '../../kit/chromium.ts';
import { type ClaimsInBrowser, openClaims, screenshots } from './open-claims.ts';

describe.skipIf(skipsBrowserTests)('the worklists of claims in Chromium', () => {
  let claims: ClaimsInBrowser;

  beforeAll(async () => {
    claims = await openClaims();
  });

  afterAll(async () => {
    await claims?.stop();
    expect(claims.complaints).toEqual([]);
  });

  const tab = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Worklists' }).getByRole('button', { name: new RegExp(`^${name}`) });
  const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
  const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  const tomorrow = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

  test('counts and rows are live: a claim that is held leaves one worklist for another, with its reason', async () => {
    const page = await claims.open('/claims');
    await tab(page, 'To send').click();
    await page.getByText('To send: 5 claims').waitFor();
    expect(await tab(page, 'To send').textContent()).toContain('5 ·');
    const [{ id, pcn } = { id: '', pcn: '' }] = await claims.claimsAt('READY');
    await rowOf(page, pcn).waitFor();
    await claims.biller.ask(
      'mutation($id: ID!) { holdClaim(id: $id, input: { reason: "Waits for a signature" }) { __typename } }',
      { id },
    );
    await page.getByRole('region', { name: 'Latest changes' }).getByText('Waits for a signature').waitFor();
    await page.getByText('To send: 4 claims').waitFor();
    await expect.poll(() => tab(page, 'On hold').textContent()).toContain('3 ·');
    await tab(page, 'On hold').click();
    await rowOf(page, pcn).waitFor();
    await claims.biller.ask('mutation($id: ID!) { unholdClaim(id: $id) { __typename } }', { id });
  });

  test('the address has the worklist, the filters and the text, and the back button leads to the worklist before', async () => {
    const page = await claims.open('/claims?queue=REJECTED');
    await page.getByText('Rejected: 9 claims').waitFor();
    await tab(page, 'Denied').click();
    await page.getByText(/^Denied: \d+ claims$/).waitFor();
    await page.getByLabel('Text').fill('n290');
    await page.getByText(/^Denied: \d+ of \d+ claims$/).waitFor();
    expect(new URL(page.url()).searchParams.get('text')).toBe('n290');
    const shared = page.url();
    await page.goBack();
    await page.getByText('Rejected: 9 claims').waitFor();
    const payers = page.getByLabel('Payer', { exact: true });
    const [, first = ''] = await payers.locator('option').allTextContents();
    await payers.selectOption({ label: first });
    await expect.poll(() => new URL(page.url()).searchParams.get('payer')).toMatch(/^payer_/);
    await page.getByText(/^Rejected: \d claims?$/).waitFor();
    for (const cell of await page.locator('tbody tr td:nth-of-type(3)').allTextContents()) expect(cell).toBe(first);
    const colleague = await claims.open(new URL(shared).pathname + new URL(shared).search);
    await colleague.getByText(/^Denied: \d+ of \d+ claims$/).waitFor();
    expect(await colleague.getByLabel('Text').inputValue()).toBe('n290');
  });

  test('a whole claim number leads to its claim, whatever worklist it is on', async () => {
    const page = await claims.open('/claims?queue=TO_FIX');
    const [{ id, pcn } = { id: '', pcn: '' }] = await claims.claimsAt('APPEALED');
    await page.getByLabel('Text').fill(pcn.toLowerCase());
    await page.getByText('is on the worklist Waiting').waitFor();
    await page.getByRole('link', { name: pcn }).click();
    await page.getByRole('heading', { name: `Claim ${pcn}` }).waitFor();
    expect(page.url()).toContain(`/claims/${id}`);
  });

  test('claims are selected and assigned by the keyboard, found among one’s own, and given back', async () => {
    const page = await claims.open('/claims?queue=REJECTED');
    await page.getByText('Rejected: 9 claims').waitFor();
    for (const row of [1, 2]) {
      await page.getByRole('row').nth(row).getByRole('checkbox').focus();
      await page.keyboard.press('Space');
    }
    const bulk = page.getByRole('region', { name: 'Selected claims' });
    await bulk.getByText('2 selected').waitFor();
    await bulk.getByRole('button', { name: 'Assign', exact: true }).press('Enter');
    await bulk.getByLabel('Colleague').selectOption({ label: 'Biller' });
    await bulk.getByRole('button', { name: 'Assign 2 claims' }).press('Enter');
    await bulk.getByText('2 claims assigned.').waitFor();
    await page.getByLabel('Assigned', { exact: true }).selectOption({ label: 'To me' });
    await page.getByText('Rejected: 2 claims').waitFor();
    await page.screenshot({ path: `${screenshots}/claims-mine.png`, fullPage: true });
    await bulk.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Rejected: 0 claims').waitFor();
    await page.getByLabel('Assigned', { exact: true }).selectOption({ label: 'To nobody' });
    await page.getByText('Rejected: 9 claims').waitFor();
  });

  test('a bulk action names what it refused, and does the rest', async () => {
    const page = await claims.open('/claims?queue=REJECTED');
    await page.getByText('Rejected: 9 claims').waitFor();
    const [{ pcn } = { pcn: '' }] = await claims.claimsAt('PAYER_REJECTED');
    await rowOf(page, pcn).getByRole('checkbox').check();
    const bulk = page.getByRole('region', { name: 'Selected claims' });
    await bulk.getByRole('button', { name: 'Submit', exact: true }).click();
    await bulk.getByText('That cannot be taken back').waitFor();
    await bulk.getByRole('button', { name: 'Submit the claim' }).click();
    await bulk.getByText('0 claims submitted.').waitFor();
    await bulk.getByText(`Claim ${pcn} is PAYER_REJECTED`).waitFor();
    await bulk.getByRole('link', { name: pcn }).waitFor();
    await page.screenshot({ path: `${screenshots}/claims-refused.png`, fullPage: true });
  });

  test('claims are put off together and brought back; a day that is over is refused in the error’s words', async () => {
    const page = await claims.open('/claims?queue=INFO_REQUESTED');
    await page.getByText('Asked for: 2 claims').waitFor();
    await page.getByLabel('Select all').check();
    const bulk = page.getByRole('region', { name: 'Selected claims' });
    await bulk.getByRole('button', { name: 'Put off', exact: true }).click();
    await bulk.getByLabel('Until').fill('2020-01-01');
    await bulk.getByRole('button', { name: 'Put off 2 claims' }).click();
    await bulk.getByRole('alert').getByText('choose a day after today').waitFor();
    expect(await bulk.getByLabel('Until').inputValue()).toBe('2020-01-01');
    await bulk.getByLabel('Until').fill(tomorrow());
    await bulk.getByRole('button', { name: 'Put off 2 claims' }).click();
    await page.getByText('Asked for: 0 claims').waitFor();
    await bulk.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Asked for: 2 claims').waitFor();
  });

  test.each([
    { width: 390, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('at $width px, $colorScheme, the table scrolls by itself and long names are cut', async (look) => {
    const page = await claims.open('/claims?queue=REJECTED', look);
    await page.getByText('Rejected: 9 claims').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const titles = await page.locator('td.cut').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')));
    expect(titles.length).toBeGreaterThan(0);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: `${screenshots}/claims-${look.width}-${look.colorScheme}.png`, fullPage: true });
  });

  test('a coder reads the worklists and is offered no work', async () => {
    const page = await claims.open('/claims?queue=DENIED', { email: 'coder@foyer.example' });
    await page.getByText(/^Denied: \d+ claims$/).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Selected claims' }).count()).toBe(0);
  });

  test('an account whose roles do not show claims is sent to the office manager', async () => {
    const page = await claims.open('/claims', { email: 'desk@foyer.example' });
    await page.getByText('Your roles do not show claims').waitFor();
    expect(await page.getByRole('link', { name: 'Claims' }).count()).toBe(0);
  });
});
