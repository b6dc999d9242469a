import { GraphQLError } from 'graphql';
import { mostProblems, type Problem, summaryOf } from '../contract/coercion/problem.ts';

/**
 * Arguments or variables of a query or subscription are wrong. Mutations answer with `InvalidInputError` instead, in
 * the same words.
 */
export class BadInput extends GraphQLError {
  constructor(problems: readonly Problem[]);
  constructor(message: string, argument: string[]);
  constructor(about: string | readonly Problem[], argument: string[] = []) {
    const all = typeof about === 'string' ? [{ message: about, path: argument }] : about;
    const problems = all.slice(0, mostProblems).map(({ path, message }) => ({ path, message }));
    super(summaryOf(problems), { extensions: { code: 'BAD_USER_INPUT', argument: problems[0]?.path, problems } });
  }
}
