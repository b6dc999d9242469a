import type { InvalidInputError } from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

const longestItem = 120;

/** A checklist's items are read out and ticked: none is empty, none is a paragraph. */
export function checkChecklist(items: readonly string[] | null | undefined): InvalidInputError | null {
  const at = items?.findIndex((item) => item.length === 0 || item.length > longestItem) ?? -1;
  if (at < 0) return null;
  const path = ['input', 'setUpChecklist', String(at)];
  return invalidInput(`${path.join('.')} must have 1 to ${longestItem} characters.`, path);
}
