import 'reflect-metadata';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { buildClassesSchema, buildServedSchema } from '../../src/schema.ts';
import { shapeOf } from '../kit/schema-shape.ts';

const contract = makeExecutableSchema({ typeDefs: readTypeDefs() });

test('the files of the contract are one valid document: nothing in them is declared twice', () => {
  expect(buildSchema(readTypeDefs().join('\n')).getQueryType()).toBeDefined();
});

test('the resolver classes implement exactly the schema of the contract', () => {
  expect(shapeOf(buildClassesSchema())).toBe(shapeOf(contract));
});

test('the served schema is the contract, with its descriptions and deprecations', () => {
  const served = buildServedSchema();
  expect(shapeOf(served)).toBe(shapeOf(contract));
  const described = (schema: typeof served) =>
    Object.values(schema.getTypeMap()).map((type) => [type.name, type.description]);
  expect(Object.fromEntries(described(served))).toEqual(Object.fromEntries(described(contract)));
});

test('the server refuses to start when a root field has no permission', () => {
  const undecided = [...readTypeDefs(), 'extend type Query { "Left open by mistake." secrets: String }'];
  expect(() => buildServedSchema(undecided)).toThrow('Query.secrets has neither @allow(permission: …) nor @public');
});

test('the server refuses to start when a subscription was forgotten too', () => {
  const undecided = [...readTypeDefs(), 'extend type Subscription { "Left open by mistake." gossip: String }'];
  expect(() => buildServedSchema(undecided)).toThrow(
    'Subscription.gossip has neither @allow(permission: …) nor @public',
  );
});
