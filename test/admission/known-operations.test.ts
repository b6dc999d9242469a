import 'reflect-metadata';
import { type GraphQLError, getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { checkCost } from '../../src/admission/cost/check-cost.ts';
import { mostCost, resolveCost } from '../../src/admission/cost/cost.ts';
import { operationCost } from '../../src/admission/cost/operation-cost.ts';
import { DocumentCache } from '../../src/admission/documents/document-cache.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { knownOperations } from './kit/known-operations.ts';

const schema = buildServedSchema();
const documents = new DocumentCache(schema, { allowIntrospection: true });
const known = knownOperations();

test('the operations of the pages, the simulator, the explorer and the README are found', () => {
  const names = known.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Board', 'FindPatients', 'WaitingRoom', 'BookAppointment']));
  expect(known.length).toBeGreaterThan(30);
});

test.each(known)('$name is within the limits, with the largest pages too', ({ text }) => {
  const document = documents.prepare(text);
  if (!('kind' in document)) throw new Error(messages(document));
  const [operation] = document.definitions.filter(({ kind }) => kind === 'OperationDefinition');
  if (operation?.kind !== 'OperationDefinition') throw new Error('There is no operation.');
  expect(resolveCost(operationCost(schema, document, operation), { first: 100 })).toBeLessThanOrEqual(mostCost);
});

test('the introspection query of editors is within the limits, and is paid for as a whole', () => {
  const query = getIntrospectionQuery({
    schemaDescription: true,
    specifiedByUrl: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const document = documents.prepare(query);
  if (!('kind' in document)) throw new Error(messages(document));
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('There is no operation.');
  expect(checkCost(schema, document, operation, {})).toBe(1_000);
});

function messages(errors: readonly GraphQLError[]): string {
  return errors.map(({ message }) => message).join('; ');
}
