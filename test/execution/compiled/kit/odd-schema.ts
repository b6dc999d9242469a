import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  responsePathAsArray,
} from 'graphql';
import { oddValue } from './odd-value.ts';
import { randomFrom } from './random-from.ts';

const thing = /* GraphQL */ `
  id: ID!
  name: String
  nameMust: String!
  colour: Colour
  stamp: Stamp
  stampMust: Stamp!
  ratio: Float
  count: Int
  isOdd: Boolean!
  own: String
  ownMust: Int!
  texts: [String]
  textsMust: [String!]!
  grid: [[Int]]
  gridMust: [[Int!]!]!
  cube: [[[Thing]]]
  part: Part
  partMust: Part!
  parts: [Part]
  partsMust: [Part!]!
  self: Thing
  selfMust: Thing!
  pair: Pair
  pairs: [Pair]
  pairsMust: [Pair!]!
  ownPart: Part
  echo(text: String = "default", colour: Colour = RED, stamp: Stamp, box: Box, many: [Int!], flag: Boolean!): String
`;

const typeDefs = /* GraphQL */ `
  scalar Stamp
  enum Colour { RED GREEN }
  input Box { width: Int! = 3, label: String, stamp: Stamp, inner: Box, colours: [Colour!] }
  interface Thing { ${thing} }
  type Part { id: ID! size: Int sizeMust: Int! thing: Thing }
  type Alpha implements Thing { ${thing} alphaOnly: String }
  type Beta implements Thing { ${thing} betaOnly: [Alpha!] }
  union Pair = Alpha | Beta | Part
  type Query { thing: Thing  thingMust: Thing!  alpha: Alpha  things: [Thing!]  pairs: [Pair!]! echo(text: String, many: [[Int]]): String }
  type Subscription { thing: Thing pairs: [Pair!]! }
`;

const stamp = new GraphQLScalarType({
  name: 'Stamp',
  serialize: (value) => (value instanceof Date ? value.toISOString() : null),
  parseValue: (value) => {
    if (typeof value !== 'string') throw new TypeError('A stamp is a text.');
    return new Date(value);
  },
});

/** Fields that have no resolver: what they hold is read from the object. */
const properties = new Set([
  'id',
  'name',
  'nameMust',
  'colour',
  'stamp',
  'ratio',
  'count',
  'isOdd',
  'texts',
  'grid',
  'part',
  'parts',
  'pairs',
  'size',
  'sizeMust',
]);

/**
 * A schema of all shapes whose every value can be missing, late, wrong or an error: which of it is decided by the field's path and the seed that is
 * the context's, so that it is the same however often it is asked.
 */
export function oddSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers: { Stamp: stamp, Colour: { RED: 'internal red', GREEN: 0 } },
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
    if (type.name.startsWith('__') || !('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!('resolve' in field) || properties.has(field.name)) continue;
      field.resolve = field.name === 'echo' ? echo : odd;
    }
  }
  return schema;
}

type Seeded = { request: { seed: number } };
type Source = { isCalm?: boolean } | undefined;

const odd: GraphQLFieldResolver<Source, Seeded> = (source, _args, { request }, info) =>
  oddValue(info.returnType, randomFrom(`${request.seed} ${pathOf(info)}`), source?.isCalm === true);

const echo: GraphQLFieldResolver<unknown, Seeded> = (_source, args, _context, info) =>
  `${pathOf(info)} ${info.parentType} ${info.fieldName} ${info.fieldNodes.length} ${info.operation.operation} ${JSON.stringify([args, info.variableValues])}`;

function pathOf({ path }: GraphQLResolveInfo): string {
  return responsePathAsArray(path).join('.');
}
