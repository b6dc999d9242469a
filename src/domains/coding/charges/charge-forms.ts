import type { InvalidInputError } from '../../../generated/models.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';

const mostUnits = 999_999;
const modifier = /^[A-Z0-9]{2}$/;

/** A code or modifier as claims carry it. */
export function normalCode(given: string): string {
  return given.toUpperCase();
}

/** Five letters without a digit are a word. */
export function procedureForm(code: string, path: string[]): InvalidInputError | null {
  return /\d/.test(code) ? null : invalidInput(`${code} is no procedure; a code has a digit.`, path);
}

/** The refusal of modifiers of another form, or one that is there twice. */
export function checkModifiers(given: readonly string[], path: string[]): InvalidInputError | null {
  const modifiers = given.map(normalCode);
  return allOf(
    ...modifiers.map((one, index) => {
      const at = [...path, String(index)];
      if (!modifier.test(one)) return invalidInput(`${one} is no modifier; use two letters or digits, such as 25.`, at);
      return modifiers.indexOf(one) < index ? invalidInput(`${one} is there twice; name it once.`, at) : null;
    }),
  );
}

export function checkUnits(units: number, path: string[]): InvalidInputError | null {
  if (units > 0 && units <= mostUnits && hasThreeDecimals(units)) return null;
  return invalidInput(`${path.join('.')} ${units} must be above 0, at most 999,999, with up to three decimals.`, path);
}

/** Whether the tables keep a number as it is. */
export function hasThreeDecimals(value: number): boolean {
  return Number(value.toFixed(3)) === value;
}
