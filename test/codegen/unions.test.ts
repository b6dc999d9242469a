import { buildSchema, graphql } from 'graphql';
import { Arg, buildSchemaSync, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

const sdl = /* GraphQL */ `
  type Patient {
    name: String!
  }

  type SlotTakenError {
    message: String!
  }

  "What booking came to."
  union BookResult = Patient | SlotTakenError

  type Query {
    book(taken: Boolean!): BookResult!
  }
`;

const { model } = await generateModels('unions', sdl);

@Resolver()
class BookResolver {
  @Query(() => model('BookResult'))
  book(@Arg('taken', () => Boolean) taken: boolean) {
    return taken ? { __typename: 'SlotTakenError', message: 'Taken.' } : { __typename: 'Patient', name: 'Ada' };
  }
}

const schema = buildSchemaSync({ resolvers: [BookResolver], validate: false });

test('a union keeps its members and its description', () => {
  expect(shape(schema)).toBe(shape(buildSchema(sdl)));
});

test('a result is the member that its __typename names', async () => {
  const fields = '{ ... on Patient { name } ... on SlotTakenError { message } }';
  const source = `{ booked: book(taken: false) ${fields} refused: book(taken: true) ${fields} }`;
  expect(await graphql({ schema, source })).toEqual({
    data: { booked: { name: 'Ada' }, refused: { message: 'Taken.' } },
  });
});
