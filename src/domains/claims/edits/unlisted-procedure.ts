import { hasText } from '../../../edi/values/basic-text.ts';
import { edit } from '../scrub/edit.ts';

export const unlistedProcedure = edit({
  id: 'unlisted-procedure',
  number: 23,
  title: 'Unlisted procedure is not described',
  description: 'A line with an unlisted or not otherwise classified procedure describes the procedure.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['procedures'],
  check: ({ lines }, { procedures }) =>
    lines.flatMap(({ procedure, description }, index) => {
      if (!procedures?.get(procedure)?.isUnlisted || hasText(description)) return [];
      const fix = 'Open the charge and describe the procedure in at most 80 characters.';
      return [{ path: ['lines', index, 'description'], facts: { procedure }, fix }];
    }),
});
