import type { EligibilityFacts } from '../scrub/claim-facts.ts';
import { daysBetween } from '../scrub/days.ts';
import { edit } from '../scrub/edit.ts';
import { firstServiceDate } from '../scrub/service-lines.ts';

/** How many days an answer holds for other days of service. */
const freshDays = 7;

export const eligibilityChecked = edit({
  id: 'eligibility-checked',
  number: 9,
  title: 'Eligibility was not confirmed',
  description: `The payer answered that the coverage is active, for a day of service at most ${freshDays} days away.`,
  severity: 'WARNING',
  isOverridable: true,
  needs: ['eligibilityChecks'],
  check(claim, { eligibilityChecks }) {
    const day = firstServiceDate(claim);
    if (!eligibilityChecks || day === null) return [];
    const latest = eligibilityChecks
      .filter(({ serviceDate }) => Math.abs(daysBetween(serviceDate, day)) <= freshDays)
      .reduce<EligibilityFacts | null>((last, each) => (last && last.checkedOn > each.checkedOn ? last : each), null);
    if (latest?.outcome === 'ACTIVE') return [];
    const facts = {
      serviceDate: day,
      outcome: latest?.outcome ?? null,
      checkedOn: latest?.checkedOn ?? null,
      rejectCode: latest?.rejectCode ?? null,
    };
    return [{ path: ['subscriber', 'memberId'], facts, fix: fixes[latest?.outcome ?? 'NOT_CHECKED'] }];
  },
});

const fixes = {
  NOT_CHECKED: 'Open the coverage and check the eligibility on the day of service.',
  INACTIVE: 'Open the coverage: the payer calls it inactive. Ask the patient for the current one.',
  REJECTED: 'Open the coverage, correct it as the payer’s answer says, and check the eligibility again.',
};
