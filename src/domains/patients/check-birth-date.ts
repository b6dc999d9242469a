import { Temporal } from 'temporal-polyfill';
import type { InvalidInputError } from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

const oldestYears = 130;

/** A birth date is not in the future anywhere on earth, and not longer ago than the longest human life. */
export function checkBirthDate(birthDate: string | null | undefined): InvalidInputError | null {
  if (!birthDate) return null;
  const born = Temporal.PlainDate.from(birthDate);
  const latest = Temporal.Now.plainDateISO('Pacific/Kiritimati');
  if (Temporal.PlainDate.compare(born, latest) > 0) {
    return invalidInput(`input.birthDate ${birthDate} is in the future; correct it.`, ['input', 'birthDate']);
  }
  if (Temporal.PlainDate.compare(born, latest.subtract({ years: oldestYears })) < 0) {
    return invalidInput(`input.birthDate ${birthDate} is more than ${oldestYears} years ago; correct it.`, [
      'input',
      'birthDate',
    ]);
  }
  return null;
}
