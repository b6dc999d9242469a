import type { InvalidInputError, UpdateClearinghouseInput } from '../../generated/models.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';

type Given = Omit<UpdateClearinghouseInput, 'expectedVersion' | 'name' | 'sftp'>;

const longestSeconds = 30 * 24 * 60 * 60;

/** The refusal of numbers that X12 cannot carry, and of times that are no times to wait; all of them at once. */
export function checkClearinghouseInput(given: Given): InvalidInputError | null {
  return allOf(
    checkNumber(given.sender, 'sender'),
    checkNumber(given.receiver, 'receiver'),
    checkWait(given.fileAnswerWithin, 'fileAnswerWithin'),
    checkWait(given.claimAnswerWithin, 'claimAnswerWithin'),
  );
}

function checkNumber(value: string | null | undefined, field: string): InvalidInputError | null {
  if (value == null || /^[A-Z0-9]+$/.test(value)) return null;
  return invalidInput(`input.${field} has capital letters and digits only, as the clearinghouse assigned it.`, [
    'input',
    field,
  ]);
}

function checkWait(seconds: number | null | undefined, field: string): InvalidInputError | null {
  if (seconds == null || (seconds >= 1 && seconds <= longestSeconds)) return null;
  return invalidInput(`input.${field} is from a second to 30 days, such as PT24H.`, ['input', field]);
}
