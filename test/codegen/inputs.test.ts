import { buildSchema, graphql } from 'graphql';
import { Args, buildSchemaSync, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

const sdl = /* GraphQL */ `
  scalar Money

  enum Urgency {
    ROUTINE
    URGENT
  }

  "When a visit may be."
  input WindowInput {
    from: String! = "08:00"
    until: String
  }

  input VisitInput {
    "In minutes."
    duration: Int! = 30
    copay: Money! = "12.50"
    windows: [WindowInput!]! = [{ from: "09:00" }, { until: "17:00" }]
    notes: String = null
    urgency: Urgency! = URGENT
    room: String @deprecated(reason: "Use \`notes\`.")
    followUp: VisitInput
  }

  type Query {
    visits(
      "At most 100."
      first: Int! = 20
      urgencies: [Urgency!] = [ROUTINE, URGENT]
      input: VisitInput = { duration: 15, urgency: ROUTINE }
      after: String @deprecated(reason: "Use \`first\`.")
    ): String!
  }
`;

const { model } = await generateModels('inputs', sdl);
let received: unknown;

@Resolver()
class VisitsResolver {
  @Query(() => String)
  visits(@Args(() => model('QueryVisitsArgs')) args: object) {
    received = args;
    return 'done';
  }
}

const schema = buildSchemaSync({ resolvers: [VisitsResolver], validate: false });

test('inputs and arguments keep their defaults, deprecations and descriptions', () => {
  expect(shape(schema)).toBe(shape(buildSchema(sdl)));
});

test('a resolver receives the defaults as parsed values', async () => {
  expect(await graphql({ schema, source: '{ visits(input: { followUp: { duration: 5 } }) }' })).toEqual({
    data: { visits: 'done' },
  });
  expect(received).toMatchObject({
    first: 20,
    urgencies: ['ROUTINE', 'URGENT'],
    input: { duration: 30, copay: 1250n, urgency: 'URGENT', notes: null, followUp: { duration: 5, copay: 1250n } },
  });
});

test('nested inputs arrive as instances of their classes', async () => {
  await graphql({ schema, source: '{ visits(input: { windows: [{ until: "12:00" }] }) }' });
  const { input } = received as { input: { windows: object[] } };
  expect(input).toBeInstanceOf(model('VisitInput'));
  expect(input.windows[0]).toBeInstanceOf(model('WindowInput'));
});
