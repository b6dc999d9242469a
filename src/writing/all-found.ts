import type { InvalidInputError } from '../generated/models.ts';
import { allOf } from './invalid-input.ts';

type Finds = Record<string, Promise<object | null>>;

type Found<Sought extends Finds> = {
  [Name in keyof Sought]: Exclude<Awaited<Sought[Name]>, InvalidInputError>;
};

/** The rows that a request names, or one refusal of every argument that names none. */
export async function allFound<Sought extends Finds>(sought: Sought): Promise<Found<Sought> | InvalidInputError> {
  const names = Object.keys(sought);
  const found = await Promise.all(Object.values(sought));
  const refusal = allOf(...found.filter(isInvalid));
  return refusal ?? (Object.fromEntries(found.map((row, index) => [names[index], row])) as Found<Sought>);
}

function isInvalid(answer: object | null): answer is InvalidInputError {
  return answer !== null && '__typename' in answer && answer.__typename === 'InvalidInputError';
}
