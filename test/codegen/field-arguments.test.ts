import { buildSchema, graphql } from 'graphql';
import { Args, buildSchemaSync, FieldResolver, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

const sdl = /* GraphQL */ `
  interface Named {
    "What to call it."
    label(short: Boolean! = false): String!
    name: String!
  }

  type Patient implements Named {
    "What to call it."
    label(short: Boolean! = false): String!
    name: String!
    appointments(first: Int = 20, after: String): [String!]!
  }

  type Query {
    patient(id: ID!): Patient
  }
`;

const { model } = await generateModels('field-arguments', sdl);

@Resolver()
class PatientResolver {
  @Query(() => model('Patient'), { nullable: true })
  patient(@Args(() => model('QueryPatientArgs')) { id }: { id: string }) {
    return { name: `patient ${id}` };
  }
}

test('a field with arguments is missing until a resolver implements it', () => {
  const patient = buildSchemaSync({ resolvers: [PatientResolver], validate: false }).getType('Patient');
  expect(patient?.toConfig()).toHaveProperty('fields.name');
  expect(patient?.toConfig()).not.toHaveProperty('fields.appointments');
});

test('the arguments of a field come from the class named after it', async () => {
  @Resolver(() => model('Named'))
  class NamedResolver {
    @FieldResolver(() => String, { description: 'What to call it.' })
    label(@Args(() => model('NamedLabelArgs')) { short }: { short: boolean }) {
      return short ? 'A.' : 'Ada';
    }
  }

  @Resolver(() => model('Patient'))
  class AppointmentsResolver {
    @FieldResolver(() => [String])
    appointments(@Args(() => model('PatientAppointmentsArgs')) { first }: { first: number }) {
      return [`the first ${first}`];
    }
  }

  const resolvers = [PatientResolver, NamedResolver, AppointmentsResolver] as const;
  const schema = buildSchemaSync({ resolvers, orphanedTypes: [model('Named')], validate: false });
  expect(shape(schema)).toBe(shape(buildSchema(sdl)));
  expect(await graphql({ schema, source: '{ patient(id: 7) { name label(short: true) appointments } }' })).toEqual({
    data: { patient: { name: 'patient 7', label: 'A.', appointments: ['the first 20'] } },
  });
});
