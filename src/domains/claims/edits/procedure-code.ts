import { isValidOn } from '../scrub/code-facts.ts';
import { edit } from '../scrub/edit.ts';

const form = /^(?=.*\d)[A-Z0-9]{5}$/;

export const procedureCode = edit({
  id: 'procedure-code',
  number: 22,
  title: 'Procedure is not valid on the day of service',
  description:
    'A procedure has five letters and digits, and is valid on the day of service in the practice’s code tables.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['procedures'],
  check: ({ lines }, { procedures }) =>
    lines.flatMap(({ procedure, serviceDate }, index) => {
      const isKnown = !procedures || isValidOn(procedures.get(procedure)?.periods ?? [], serviceDate);
      if (form.test(procedure) && isKnown) return [];
      const fix = 'Open the charge and choose a valid procedure, or import the code set of that day.';
      return [{ path: ['lines', index, 'procedure'], facts: { procedure, serviceDate }, fix }];
    }),
});
