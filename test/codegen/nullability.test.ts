import { buildSchema } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

test('every nullability of lists and of lists of lists is kept', async () => {
  const sdl = /* GraphQL */ `
    type Grid {
      a: String
      b: String!
      c: [String]
      d: [String]!
      e: [String!]
      f: [String!]!
      g: [[Int!]!]
      h: [[Int!]!]!
      i: [[Int]]
      j: [[Int]]!
      k: [[[Grid!]!]!]!
    }

    type Query {
      grid: Grid
    }
  `;
  const { model } = await generateModels('nullability', sdl);

  @Resolver()
  class GridResolver {
    @Query(() => model('Grid'), { nullable: true })
    grid() {
      return null;
    }
  }
  expect(shape(buildSchemaSync({ resolvers: [GridResolver], validate: false }))).toBe(shape(buildSchema(sdl)));
});

test.each(['[[String]!]', '[[String!]]!', '[[[String!]!]]'])(
  '%s stops the generation and names its field',
  async (type) => {
    const generation = generateModels('inexpressible', `type Grid { rows: ${type} }`);
    await expect(generation).rejects.toThrow(
      `cannot express the type ${type} of Grid.rows: let the items of all its lists`,
    );
  },
);
