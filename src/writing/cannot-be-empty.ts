import type { InvalidInputError } from '../generated/models.ts';
import { allOf, invalidInput } from './invalid-input.ts';

/** Refuses null for fields that cannot be cleared; without a value they stay as they are. */
export function cannotBeEmpty<Input extends object>(
  input: Input,
  fields: readonly (keyof Input & string)[],
): InvalidInputError | null {
  const empty = fields.filter((field) => input[field] === null);
  return allOf(
    ...empty.map((field) =>
      invalidInput(`input.${field} cannot be empty; omit it to keep its value.`, ['input', field]),
    ),
  );
}
