import type { GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { oddQuestions } from './kit/odd-questions.ts';
import { oddSchema } from './kit/odd-schema.ts';

const questions = 2_000;

test('for odd values of every kind, a compiled operation answers the same bytes as graphql-js', async () => {
  const seen = { compiled: 0, withErrors: 0 };
  for await (const { question, interpreted, compiled, wasCompiled } of oddQuestions(oddSchema(), questions)) {
    expect(compiled, question).toBe(interpreted);
    if (wasCompiled) seen.compiled += 1;
    if (wasCompiled && compiled.includes('"errors"')) seen.withErrors += 1;
  }
  expect(seen.compiled).toBeGreaterThan(questions / 4);
  expect(seen.withErrors).toBeGreaterThan(questions / 20);
});

/** One field of one type says something else when its operation was compiled: only graphql-js names the type in a path. */
function withPlantedDifference(schema: GraphQLSchema): GraphQLSchema {
  const type = schema.getType('Beta');
  const field = type && 'getFields' in type ? type.getFields().own : undefined;
  if (!field || !('resolve' in field)) throw new Error('The schema has no Beta.own.');
  field.resolve = (_source, _args, _context, { path }) => (path.typename === undefined ? 'planted' : 'told');
  return schema;
}

test('the comparison finds a difference in a single field', async () => {
  const differences: string[] = [];
  for await (const { interpreted, compiled } of oddQuestions(withPlantedDifference(oddSchema()), questions / 4)) {
    if (compiled !== interpreted) differences.push(compiled);
  }
  expect(differences.length).toBeGreaterThan(0);
  expect(differences.every((answer) => answer.includes('planted'))).toBe(true);
});
