import { daysBetween } from '../scrub/days.ts';
import { edit } from '../scrub/edit.ts';
import { firstServiceDate } from '../scrub/service-lines.ts';

/** The part of the payer's days after which it is time to warn. */
const nearEnd = 0.8;

export const timelyFiling = edit({
  id: 'timely-filing',
  number: 15,
  title: 'Timely filing ends',
  description:
    'The claim is sent within the payer’s days from the first day of service. At 80 % it is a warning; past the limit it is an error unless the claim says why it is late.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['payer', 'today'],
  check(claim, { payer, today }) {
    const limit = payer?.timelyFilingDays ?? null;
    const day = firstServiceDate(claim);
    if (limit === null || day === null || claim.frequency === '8') return [];
    const passed = daysBetween(day, today);
    if (!(passed >= limit * nearEnd)) return [];
    const facts = { serviceDate: day, daysPassed: passed, limitDays: limit };
    const path = ['delayReason'];
    if (passed <= limit)
      return [{ path, facts, severity: 'WARNING', fix: 'Send the claim first: its deadline is near.' }];
    if (claim.delayReason)
      return [
        { path, facts, severity: 'WARNING', fix: 'Keep what proves the reason of the delay: the payer may ask.' },
      ];
    return [{ path, facts, fix: 'Open the claim and enter the reason of the delay, or close it.' }];
  },
});
