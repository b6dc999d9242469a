import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { skipsBrowserTests } from '../../kit/chromium.ts';
import { type ClaimsInBrowser, openClaims, screenshots } from './open-claims.ts';

describe.skipIf(skipsBrowserTests)('one claim in Chromium', () => {
  let claims: ClaimsInBrowser;

  beforeAll(async () => {
    claims = await openClaims();
  });

  afterAll(async () => {
    await claims?.stop();
    expect(claims.complaints).toEqual([]);
  });

  const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  test('a row opens its claim, whose address can be shared, and the back button leads to the list', async () => {
    const page = await claims.open('/claims?queue=DENIED');
    const [{ id, pcn } = { id: '', pcn: '' }] = await claims.claimsAt('DENIED');
    await page.getByRole('row').filter({ hasText: pcn }).getByRole('link').click();
    await page.getByRole('heading', { name: `Claim ${pcn}`, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/claims/${id}`);
    expect(await page.title()).toBe(`Claim ${pcn} – Foyer`);
    const shared = await claims.open(`/claims/${id}`);
    await shared.getByRole('heading', { name: `Claim ${pcn}` }).waitFor();
    await page.goBack();
    await page.getByText(/^Denied: \d+ claims$/).waitFor();
  });

  test('a denied claim shows its facts, its lines, the decision with its codes in words, and its history', async () => {
    const [{ id } = { id: '' }] = await claims.claimsAt('DENIED');
    const { claim } = await claims.biller.ask<{ claim: Shown }>(
      `query($id: ID!) { claim(id: $id) { total payerControlNumber patient { familyName mrn } payer { name }
        lines { charge { code } } events { id } } }`,
      { id },
    );
    const page = await claims.open(`/claims/${id}`);
    const facts = page.locator('section[aria-labelledby="facts"]');
    await facts.getByText('denied', { exact: false }).first().waitFor();
    for (const text of [claim.patient.familyName, claim.patient.mrn, claim.payer.name, claim.total])
      expect(await facts.textContent()).toContain(text);
    expect(await facts.textContent()).toContain(claim.payerControlNumber);
    for (const { charge } of claim.lines) expect(await part(page, 'Lines').textContent()).toContain(charge.code);
    const answers = await part(page, 'Answers').textContent();
    expect(answers).toContain('Decision of');
    expect(answers).toMatch(/authorization is missing|something is missing or wrong|no medical need is seen/);
    expect(answers).toContain('accepted for processing');
    expect(await part(page, 'Versions').textContent()).toContain('Version 1: original claim');
    const history = part(page, 'History');
    expect(await history.getByRole('listitem').locator('> strong').count()).toBe(claim.events.length);
    expect(await history.locator('ol > li').first().textContent()).toContain('→ denied');
    expect(await history.locator('ol > li').last().textContent()).toContain('Made');
  });

  test('what the edits found is shown with the change to make', async () => {
    const [{ id } = { id: '' }] = await claims.claimsAt('SCRUB_FAILED');
    const { claim } = await claims.biller.ask<{ claim: { findings: { fix: string }[] } }>(
      'query($id: ID!) { claim(id: $id) { findings { fix } } }',
      { id },
    );
    const page = await claims.open(`/claims/${id}`);
    await part(page, 'Findings').waitFor();
    for (const { fix } of claim.findings) expect(await part(page, 'Findings').textContent()).toContain(fix);
    await page.screenshot({ path: `${screenshots}/claim-to-fix.png`, fullPage: true });
  });

  test('events appear at the top while the claim stands open, and its status with them', async () => {
    const [{ id } = { id: '' }] = await claims.claimsAt('PENDING');
    const page = await claims.open(`/claims/${id}`);
    const history = part(page, 'History');
    await history.waitFor();
    const [{ id: other } = { id: '' }] = await claims.claimsAt('READY');
    // A note of another claim is none of this one's.
    for (const [one, text] of [
      [other, 'About another claim'],
      [id, 'The payer promised an answer'],
    ])
      await claims.biller.ask(
        'mutation($id: ID!, $text: String!) { noteClaim(id: $id, input: { text: $text }) { __typename } }',
        { id: one, text },
      );
    await history.locator('ol > li.fresh').first().getByText('The payer promised an answer').waitFor();
    expect(await history.textContent()).not.toContain('About another claim');
    await claims.biller.ask(
      'mutation($id: ID!) { closeClaim(id: $id, input: { reason: "Paid otherwise" }) { __typename } }',
      { id },
    );
    await history.locator('ol > li').first().getByText('Paid otherwise').waitFor();
    await page.locator('#facts').getByText('closed').waitFor();
    expect(await history.getByRole('status').textContent()).toContain('Closed');
  });

  test.each([
    { width: 390, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('at $width px, $colorScheme, nothing leaves the window', async (look) => {
    const [{ id } = { id: '' }] = await claims.claimsAt('PARTLY_PAID');
    const page = await claims.open(`/claims/${id}`, look);
    await part(page, 'History').waitFor();
    await page.getByText('Decision of').first().waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: `${screenshots}/claim-${look.width}-${look.colorScheme}.png`, fullPage: true });
  });

  test('an address without a claim says so, and ends no session', async () => {
    const [{ id } = { id: '' }] = await claims.claimsAt('PAID');
    const page = await claims.open(`/claims/${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`);
    await page.getByRole('heading', { name: 'No such claim' }).waitFor();
    await page.goto(`${claims.url}/claims/claim_none`);
    await page.getByRole('link', { name: 'Go to the worklists' }).click();
    await page.getByRole('navigation', { name: 'Worklists' }).waitFor();
  });

  test('a coder reads a claim and is offered no work', async () => {
    const [{ id } = { id: '' }] = await claims.claimsAt('READY');
    const page = await claims.open(`/claims/${id}`, { email: 'coder@foyer.example' });
    await part(page, 'History').waitFor();
    expect(await part(page, 'Work on it').count()).toBe(0);
  });
});

interface Shown {
  total: string;
  payerControlNumber: string;
  patient: { familyName: string; mrn: string };
  payer: { name: string };
  lines: { charge: { code: string } }[];
  events: { id: string }[];
}
