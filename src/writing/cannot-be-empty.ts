import type { InvalidInputError } from '../generated/models.ts';
import { invalidInput } from './invalid-input.ts';

/** Refuses null for a field that cannot be cleared; without a value it stays as it is. */
export function cannotBeEmpty<Input extends object>(
  input: Input,
  fields: readonly (keyof Input & string)[],
): InvalidInputError | null {
  const field = fields.find((candidate) => input[candidate] === null);
  return field ? invalidInput(`input.${field} cannot be empty; omit it to keep its value.`, ['input', field]) : null;
}
