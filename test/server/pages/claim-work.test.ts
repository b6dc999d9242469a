import type { Locator, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { skipsBrowserTests } from '../../kit/chromium.ts';
import { type ClaimsInBrowser, openClaims, screenshots } from './open-claims.ts';

describe.skipIf(skipsBrowserTests)('work on a claim in Chromium', () => {
  let claims: ClaimsInBrowser;
  let page: Page;
  let id = '';

  beforeAll(async () => {
    claims = await openClaims();
  });

  afterAll(async () => {
    await claims?.stop();
    expect(claims.complaints).toEqual([]);
  });

  async function openAt(status: string): Promise<Locator> {
    id = (await claims.claimsAt(status))[0]?.id ?? '';
    page = await claims.open(`/claims/${id}`);
    const work = page.getByRole('region', { name: 'Work on it' });
    await work.waitFor();
    return work;
  }

  const press = (work: Locator, name: string) => work.getByRole('button', { name, exact: true }).click();
  const heading = (text: string) => page.locator('#facts').getByText(text).waitFor();
  const top = () => page.getByRole('region', { name: 'History' }).locator('ol > li').first();

  test('a claim is held with a reason, and the hold is lifted in the same place', async () => {
    const work = await openAt('READY');
    await press(work, 'Hold');
    await expect.poll(() => page.evaluate('document.activeElement?.name')).toBe('reason');
    await work.getByLabel('Reason').fill('Waits for a signature');
    await page.keyboard.press('Enter');
    await heading('on hold');
    await top().getByText('Waits for a signature').waitFor();
    expect(await work.getByLabel('Reason').count()).toBe(0);
    await press(work, 'Lift the hold');
    await heading('ready');
  });

  test('a refusal is shown beside the button in its own words, and nothing that was typed is lost', async () => {
    const work = await openAt('READY');
    await press(work, 'Hold');
    await work.getByLabel('Reason').fill('   ');
    await press(work, 'Hold the claim');
    await work.getByLabel('Reason').and(page.locator('[aria-invalid="true"]')).waitFor();
    expect(await work.locator('.field .fault').textContent()).toContain('reason');
    await work.getByLabel('Reason').fill('The modifier is questioned');
    await claims.biller.ask(
      'mutation($id: ID!) { holdClaim(id: $id, input: { reason: "A colleague was first" }) { __typename } }',
      { id },
    );
    await top().getByText('A colleague was first').waitFor();
    await press(work, 'Hold the claim');
    await work.getByRole('alert').getByText('is ON_HOLD').waitFor();
    expect(await work.getByLabel('Reason').inputValue()).toBe('The modifier is questioned');
    await page.screenshot({ path: `${screenshots}/claim-refused.png`, fullPage: true });
    await press(work, 'Not now');
    await press(work, 'Lift the hold');
    await heading('ready');
  });

  test('an answer that is lost on its way loses nothing that was typed, and the retry writes nothing twice', async () => {
    const work = await openAt('CLEARINGHOUSE_ACCEPTED');
    await press(work, 'Note');
    await work.getByRole('textbox', { name: 'Note' }).fill('Asked by telephone');
    const lose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/graphql', lose, { times: 1 });
    await press(work, 'Write the note');
    await work.getByRole('alert').getByText('cannot be reached').waitFor();
    expect(await work.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Asked by telephone');
    // The note is written, though the page does not know it from its own request.
    await top().getByText('Asked by telephone').waitFor();
    await press(work, 'Write the note');
    await expect.poll(() => work.getByRole('textbox', { name: 'Note' }).count()).toBe(0);
    await page.reload();
    await top().getByText('Asked by telephone').waitFor();
    expect(await page.getByText('Asked by telephone').count()).toBe(1);
    expect(claims.complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  test('submitting asks first', async () => {
    const work = await openAt('READY');
    await press(work, 'Submit');
    await work.getByText('That cannot be taken back').waitFor();
    await press(work, 'Not now');
    expect(await claims.statusOf(id)).toBe('READY');
    await press(work, 'Submit');
    await press(work, 'Submit the claim');
    await page
      .locator('#facts')
      .getByText(/queued|submitted/)
      .waitFor();
    await page.getByText('Version 1: original claim').waitFor();
  });

  test('a claim is taken, given back, put off, brought back and noted on', async () => {
    const work = await openAt('PAYER_REJECTED');
    await press(work, 'Take it');
    await top().getByText('Assigned to Biller').waitFor();
    await press(work, 'End the assignment');
    await top().getByText('Assignment ended').waitFor();
    await press(work, 'Assign');
    await work.getByLabel('Colleague').selectOption({ label: 'Biller' });
    await press(work, 'Assign the claim');
    await top().getByText('Assigned to').waitFor();
    await press(work, 'Put off');
    await work.getByLabel('Until').fill('2020-01-01');
    await press(work, 'Put the claim off');
    await work.locator('.field .fault').getByText('choose a day after today').waitFor();
    await work.getByLabel('Until').fill('2099-01-01');
    await press(work, 'Put the claim off');
    await page.locator('section[aria-labelledby="facts"]').getByText('put off until').waitFor();
    await press(work, 'Bring back now');
    await top().getByText('Back on its worklist').waitFor();
    await press(work, 'Note');
    await work.getByRole('textbox', { name: 'Note' }).fill('First line\nSecond line');
    await press(work, 'Write the note');
    await top().getByText('Second line').waitFor();
  });

  test('a rejected claim is corrected, and its new version is submitted', async () => {
    const work = await openAt('CLEARINGHOUSE_REJECTED');
    await press(work, 'Correct');
    await work.getByLabel('Reason').fill('The member number was wrong');
    await press(work, 'Begin the correction');
    await page.getByText('Version 2: original claim, not sent yet').waitFor();
    await page
      .locator('#facts')
      .getByText(/ready|scrub failed/)
      .waitFor();
  });

  test('a denial is appealed, decided and closed, and the closing is taken back', async () => {
    const work = await openAt('DENIED');
    await press(work, 'Appeal');
    await work.getByLabel('Reason').fill('The service was needed');
    await press(work, 'Record the appeal');
    await heading('appealed');
    await press(work, 'Appeal was decided');
    await work.getByLabel('Outcome').selectOption({ label: 'Lost: the denial stands' });
    await work.getByLabel('Reason').fill('Letter of the payer');
    await press(work, 'Record the decision');
    await top().getByText('Appeal lost: the denial stands').waitFor();
    await press(work, 'Close');
    await work.getByLabel('Reason').fill('Written off by the manager');
    await press(work, 'Close the claim');
    await heading('closed');
    await press(work, 'Open again');
    await work.getByLabel('Reason').fill('New evidence');
    await press(work, 'Open the claim again');
    await heading('denied');
  });

  test('the reply to a payer’s request is recorded with its channel and its contents', async () => {
    const work = await openAt('INFO_REQUESTED');
    await press(work, 'Reply was sent');
    await work.getByLabel('Sent by').selectOption({ label: 'Fax' });
    await work.getByLabel('Sent on').fill('2020-01-01');
    await work.getByLabel('Contents').fill('Visit note, fax confirmed as 4711');
    await page.screenshot({ path: `${screenshots}/claim-reply.png`, fullPage: true });
    await press(work, 'Record the reply');
    await work.locator('.field .fault').getByText('before the payer asked').waitFor();
    expect(await work.getByLabel('Contents').inputValue()).toBe('Visit note, fax confirmed as 4711');
    await work.getByLabel('Sent on').fill('');
    await press(work, 'Record the reply');
    await heading('pending');
    await top().getByText('Reply sent to the payer by fax').waitFor();
    await top().getByText('fax confirmed as 4711').waitFor();
  });

  test('all claims of a rejected file are begun again at once', async () => {
    const work = await openAt('FILE_REJECTED');
    const rejected = (await claims.claimsAt('FILE_REJECTED')).length;
    await press(work, 'Begin the whole file again');
    await work.getByText('each claim of the rejected file').waitFor();
    await press(work, 'Begin all of its claims again');
    await page.getByText('Version 2: original claim, not sent yet').waitFor();
    expect((await claims.claimsAt('FILE_REJECTED')).length).toBe(rejected - 3);
  });

  test('a finding is overridden with a reason, which the history shows', async () => {
    await openAt('SCRUB_FAILED');
    const findings = page.getByRole('region', { name: 'Findings' });
    await findings.getByRole('button', { name: 'Override', exact: true }).click();
    await findings.getByLabel('Reason').fill('   ');
    await findings.getByRole('button', { name: 'Override the finding' }).click();
    await findings.locator('.field .fault').waitFor();
    await findings.getByLabel('Reason').fill('It was done twice');
    await findings.getByRole('button', { name: 'Override the finding' }).click();
    await findings.getByText('Overridden by Biller: It was done twice').waitFor();
    await heading('ready');
    await page.getByRole('region', { name: 'History' }).getByText('Overridden: It was done twice').waitFor();
  });

  test('a payer’s claim is voided by a further version', async () => {
    const work = await openAt('PAYER_ACCEPTED');
    await press(work, 'Void');
    await work.getByLabel('Reason').fill('The wrong patient');
    await press(work, 'Begin the void');
    await page.getByText('Version 2: voids the former one, not sent yet').waitFor();
  });
});
