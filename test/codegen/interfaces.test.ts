import { buildSchema, graphql } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

const sdl = /* GraphQL */ `
  type Visit implements Node & Timed & Recorded {
    "Sortable by age."
    id: ID!
    startsAt: String!
    "Who wrote it down."
    recordedBy: String!
    subject: Visit!
    room: String
  }

  "Written by someone."
  interface Recorded implements Node & Timed {
    id: ID!
    startsAt: String!
    recordedBy: String @deprecated(reason: "Use \`subject\`.")
    subject: Node
  }

  interface Timed implements Node {
    id: ID!
    startsAt: String!
  }

  "Has a global id."
  interface Node {
    "Sortable by age."
    id: ID!
  }

  type Query {
    node: Node
    recorded: [Recorded!]!
    timed: Timed!
  }
`;

const { model, source } = await generateModels('interfaces', sdl);
const row = { __typename: 'Visit', id: '1', startsAt: '08:30', recordedBy: 'Ada' };

@Resolver()
class VisitResolver {
  @Query(() => model('Node'), { nullable: true })
  node() {
    return row;
  }

  @Query(() => [model('Recorded')])
  recorded() {
    return [row];
  }

  @Query(() => model('Timed'))
  timed() {
    return row;
  }
}

const schema = buildSchemaSync({ resolvers: [VisitResolver], validate: false });

test('a type may implement several interfaces, and they one another, in any order of the schema', () => {
  expect(shape(schema)).toBe(shape(buildSchema(sdl)));
});

test('a row is of the type that its __typename names', async () => {
  const answer = await graphql({
    schema,
    source: '{ node { __typename id } timed { startsAt ... on Visit { room } } }',
  });
  expect(answer).toEqual({
    data: { node: { __typename: 'Visit', id: '1' }, timed: { startsAt: '08:30', room: null } },
  });
});

test('a field that says what its interfaces say is decorated there only', () => {
  const visit = source.slice(source.indexOf('class Visit '));
  expect(visit).toContain('\n\n  startsAt!: string;');
  expect(visit).toContain('description: "Who wrote it down." })\n  recordedBy!: string;');
});
