import { isDay } from '../scrub/days.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { firstServiceDate, lastDay } from '../scrub/service-lines.ts';

const before = ['onsetDate', 'lastMenstrualPeriod'] as const;

export const illnessDates = edit({
  id: 'illness-dates',
  number: 42,
  title: 'Dates contradict each other',
  description:
    'Illness and last period begin on or before the day of service. A range of days, and a stay in hospital, ends after it begins. A line stays within a month where the payer splits months.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['payer'],
  check(claim, { payer }) {
    const first = firstServiceDate(claim);
    const found: Found[] = [];
    for (const key of before) {
      const date = claim[key];
      if (date === null || (isDay(date) && (first === null || date <= first))) continue;
      const fix = 'Open the claim and correct the day: it lies on or before the first day of service.';
      found.push({ path: [key], facts: { [key]: date, serviceDate: first }, fix });
    }
    const { admissionDate, dischargeDate } = claim;
    if (admissionDate !== null && dischargeDate !== null && dischargeDate < admissionDate)
      found.push({
        path: ['dischargeDate'],
        facts: { admissionDate, dischargeDate },
        fix: 'Open the claim and correct the days of admission and discharge.',
      });
    for (const [index, line] of claim.lines.entries()) {
      const facts = { serviceDate: line.serviceDate, serviceDateTo: line.serviceDateTo };
      const path = ['lines', index, 'serviceDateTo'];
      if (lastDay(line) < line.serviceDate)
        found.push({ path, facts, fix: 'Open the charge and correct its last day: it lies before the first.' });
      else if (payer?.splitsMonths && lastDay(line).slice(0, 7) !== line.serviceDate.slice(0, 7))
        found.push({ path, facts, fix: 'Open the charge and split it at the end of the month, as the payer asks.' });
    }
    return found;
  },
});
