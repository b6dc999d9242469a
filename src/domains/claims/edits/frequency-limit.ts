import { monthsBefore } from '../scrub/days.ts';
import { edit } from '../scrub/edit.ts';

export const frequencyLimit = edit({
  id: 'frequency-limit',
  number: 50,
  title: 'Procedure is done too often for the payer',
  description: 'The payer pays a procedure so many times in so many months, as a preventive visit once in twelve.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['payer', 'history'],
  check: ({ lines }, { payer, history }) =>
    lines.flatMap(({ procedure, serviceDate }, index) => {
      const limit = payer?.procedureRules?.get(procedure)?.frequency;
      if (!limit || !history) return [];
      const since = monthsBefore(serviceDate, limit.months);
      const isCounted = (line: { procedure: string; serviceDate: string }) =>
        line.procedure === procedure && line.serviceDate > since && line.serviceDate <= serviceDate;
      const times = history.filter(isCounted).length + lines.slice(0, index + 1).filter(isCounted).length;
      if (times <= limit.most) return [];
      const facts = { procedure, serviceDate, times, most: limit.most, months: limit.months };
      const fix = 'Open the charge: choose another day or procedure, or have the patient agree to pay.';
      return [{ path: ['lines', index, 'procedure'], facts, fix }];
    }),
});
