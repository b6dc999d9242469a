import type { InvalidInputError } from '../../generated/models.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';

const longestItem = 120;

/** A checklist's items are read out and ticked: none is empty, none is a paragraph. */
export function checkChecklist(items: readonly string[] | null | undefined): InvalidInputError | null {
  return allOf(
    ...(items ?? []).map((item, index) => {
      const path = ['input', 'setUpChecklist', String(index)];
      const fits = item.length > 0 && item.length <= longestItem;
      return fits ? null : invalidInput(`${path.join('.')} must have 1 to ${longestItem} characters.`, path);
    }),
  );
}
