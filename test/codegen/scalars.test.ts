import { buildSchema, graphql } from 'graphql';
import { Args, buildSchemaSync, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

const sdl = /* GraphQL */ `
  scalar Money

  type Query {
    double(amount: Money!): [Money!]!
  }
`;

test('a custom scalar is parsed and printed by its module', async () => {
  const { model } = await generateModels('scalars', `${sdl} type Claim { charge: Money! }`);
  const { MoneyScalar } = await import('./money.scalar.ts');

  @Resolver()
  class DoubleResolver {
    @Query(() => [MoneyScalar])
    double(@Args(() => model('QueryDoubleArgs')) { amount }: { amount: bigint }) {
      return [amount * 2n];
    }
  }
  const schema = buildSchemaSync({ resolvers: [DoubleResolver], validate: false });
  expect(shape(schema)).toBe(shape(buildSchema(sdl)));
  expect(await graphql({ schema, source: '{ double(amount: "12.50") }' })).toEqual({ data: { double: ['25.00'] } });
});

test('a custom scalar without a module stops the generation', async () => {
  await expect(generateModels('unmapped', sdl, { scalars: {} })).rejects.toThrow(
    'The scalar Money has no TypeScript type: add it to the scalars of codegen.yml.',
  );
});
