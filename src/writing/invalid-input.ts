import { mostProblems, type Problem, summaryOf } from '../contract/coercion/problem.ts';
import type { InvalidInputError } from '../generated/models.ts';

/** The refusal of an argument, returned as data. */
export function invalidInput(message: string, path: string[]): InvalidInputError {
  return invalidInputs([{ message, path }]);
}

/** The refusal of several arguments at once. */
export function invalidInputs(found: readonly Problem[]): InvalidInputError {
  const problems = found.slice(0, mostProblems).map(({ path, message }) => ({ path, message }));
  return { __typename: 'InvalidInputError', message: summaryOf(problems), path: problems[0]?.path ?? null, problems };
}

/** One refusal that names everything that several checks found; null when none found anything. */
export function allOf(...refusals: (InvalidInputError | null)[]): InvalidInputError | null {
  const problems = refusals.flatMap((refusal) => refusal?.problems ?? []);
  return problems.length > 0 ? invalidInputs(problems) : null;
}

/** The argument names something that this practice does not have. Another practice's rows look just as absent. */
export function unknownReference(what: string, path: string[]): InvalidInputError {
  return invalidInput(`${path.join('.')} names no ${what} of this practice; use the id of one that it has.`, path);
}
