import { hasText } from '../../../edi/values/basic-text.ts';
import { edit } from '../scrub/edit.ts';

export const replacement = edit({
  id: 'replacement',
  number: 34,
  title: 'Replacement does not name its claim',
  description:
    'A replacement and a void name the payer’s number of the claim, and the payer takes them. An original names none.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['payer'],
  check({ frequency, payerControlNumber }, { payer }) {
    const path = ['payerControlNumber'];
    const facts = { frequency, payerControlNumber };
    if (frequency === '1')
      return hasText(payerControlNumber)
        ? [{ path, facts, fix: 'Open the claim: send it as a replacement, or as an original without that number.' }]
        : [];
    if (!hasText(payerControlNumber))
      return [{ path, facts, fix: "Open the claim and enter the payer's number of it from the remittance." }];
    if (payer?.acceptsReplacement !== false) return [];
    return [{ path: ['frequency'], facts, fix: 'Ask the payer for a reopening, or appeal: it takes no replacements.' }];
  },
});
