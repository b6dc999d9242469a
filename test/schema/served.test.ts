import 'reflect-metadata';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { expect, test } from 'vitest';
import { printServed } from '../../src/contract/print-served.ts';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { buildServedSchema } from '../../src/schema.ts';

test('the schema that is served is the one that was reviewed: `npm run schema` writes it', async () => {
  await expect(printServed(buildServedSchema())).toMatchFileSnapshot('../../schema/served/schema.graphql');
});

test('the reviewed schema has everything that the contract says, directives and descriptions included', () => {
  const served = printServed(buildServedSchema());
  expect(served).toBe(printServed(makeExecutableSchema({ typeDefs: readTypeDefs() })));
});
