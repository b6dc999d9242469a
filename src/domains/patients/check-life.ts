import { Temporal } from 'temporal-polyfill';
import type { InvalidInputError } from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

const oldestYears = 130;

interface Life {
  birthDate: string;
  deceasedOn?: string | null | undefined;
}

/** A day of a life that cannot be. */
export interface LifeFault {
  field: keyof Life;
  reason: string;
}

/**
 * A patient is not born after today, nor longer ago than the longest human life, and dies neither after today nor before birth.
 * @param today At the practice.
 */
export function lifeFault({ birthDate, deceasedOn }: Life, today: Temporal.PlainDate): LifeFault | null {
  const isLater = (day: string) => Temporal.PlainDate.compare(Temporal.PlainDate.from(day), today) > 0;
  if (isLater(birthDate)) return { field: 'birthDate', reason: `${birthDate} is in the future` };
  const oldest = today.subtract({ years: oldestYears });
  if (Temporal.PlainDate.compare(Temporal.PlainDate.from(birthDate), oldest) < 0)
    return { field: 'birthDate', reason: `${birthDate} is more than ${oldestYears} years ago` };
  if (!deceasedOn) return null;
  if (isLater(deceasedOn)) return { field: 'deceasedOn', reason: `${deceasedOn} is in the future` };
  // Dates in ISO 8601 are in the order of their texts.
  if (deceasedOn < birthDate)
    return { field: 'deceasedOn', reason: `${deceasedOn} is before the birth date, ${birthDate}` };
  return null;
}

/** The refusal of days that a write was given, or that do not fit those that are registered. */
export function checkLife(
  life: Life,
  today: Temporal.PlainDate,
  given: { [Field in keyof Life]?: string | null | undefined },
): InvalidInputError | null {
  const fault = lifeFault(life, today);
  if (!fault) return null;
  if (given[fault.field] || !given.birthDate)
    return invalidInput(`input.${fault.field} ${fault.reason} (today is ${today} at the practice); correct it.`, [
      'input',
      fault.field,
    ]);
  return invalidInput(
    `input.birthDate ${life.birthDate} is after the registered day of death, ${life.deceasedOn}; correct one of them, or take the death back with input.deceasedOn null.`,
    ['input', 'birthDate'],
  );
}
