import type { InvalidInputError } from '../generated/models.ts';

/** The refusal of an argument, returned as data. */
export function invalidInput(message: string, path: string[]): InvalidInputError {
  return { __typename: 'InvalidInputError', message, path };
}

/** The argument names something that this practice does not have. Another practice's rows look just as absent. */
export function unknownReference(what: string, path: string[]): InvalidInputError {
  return invalidInput(`${path.join('.')} names no ${what} of this practice; use the id of one that it has.`, path);
}
