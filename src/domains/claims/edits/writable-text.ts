import { unwritableFields } from '../../../edi/claim/write-837p.ts';
import { edit } from '../scrub/edit.ts';

export const writableText = edit({
  id: 'writable-text',
  number: 44,
  title: 'Text cannot be written into a file',
  description:
    'Texts have no delimiter, no control character and no letter without a Latin form, and are short enough for the file: names 60, given names 35, lines of addresses 55, notes 80 characters.',
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  // The writer of files decides, so that both say the same.
  check: (claim) =>
    unwritableFields(claim).map(({ path, text }) => ({
      path,
      facts: { reason: text },
      fix: `Open the record of this field. ${text}`,
    })),
});
