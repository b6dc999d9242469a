import { edit } from '../scrub/edit.ts';

/** A box of the post office, of a bank, or of a shop that takes mail. */
const box = /\b(P\.? ?O\.? ?(BOX|DRAWER)|POST OFFICE BOX|LOCK ?BOX|PMB|PRIVATE MAIL ?BOX|CALLER SERVICE)\b|^BOX \d/i;

export const billingStreet = edit({
  id: 'billing-street',
  number: 5,
  title: 'Billing address is no street',
  description: 'The billing address is a street address: no post office box, no lockbox, no private mailbox.',
  severity: 'ERROR',
  isOverridable: true,
  needs: [],
  check: ({ billingProvider: { address } }) =>
    (['line1', 'line2'] as const)
      .filter((line) => box.test(address[line] ?? ''))
      .map((line) => ({
        path: ['billingProvider', 'address', line],
        facts: { address: address[line] },
        fix: 'Open the practice: enter a street as billing address, and the box as pay-to address.',
      })),
});
