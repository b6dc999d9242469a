import { edit, type Found } from '../scrub/edit.ts';

/** Codes of category II report performance, and are free. */
const reporting = /^\d{4}F$/;

export const charges = edit({
  id: 'charges',
  number: 31,
  title: 'Charges do not add up',
  description:
    'A line costs whole cents, and 0 only where its procedure reports a measure or an encounter. The claim costs more than 0, as much as its lines together.',
  severity: 'ERROR',
  isOverridable: false,
  needs: ['procedures'],
  check({ lines, total }, { procedures }) {
    const found: Found[] = lines.flatMap(({ charge, procedure }, index) => {
      const known = procedures?.get(procedure)?.isReportingOnly ?? null;
      const isFree = reporting.test(procedure) || known !== false;
      if (Number.isInteger(charge) && (charge > 0 || (charge === 0 && isFree))) return [];
      const fix = 'Open the charge and enter its price in dollars and cents.';
      return [{ path: ['lines', index, 'charge'], facts: { procedure, charge }, fix }];
    });
    const sum = lines.reduce((cents, { charge }) => cents + charge, 0);
    if (total > 0 && total === sum) return found;
    const fix = 'Scrub the claim again after its charges are right: the total is the sum of its lines, and not 0.';
    return [...found, { path: ['total'], facts: { total, sum }, fix }];
  },
});
