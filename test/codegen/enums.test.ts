import { buildSchema } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { generateModels } from './generate-models.ts';
import { shape } from './shape.ts';

const sdl = /* GraphQL */ `
  "Where an appointment stands."
  enum AppointmentStatus {
    "Holds its time."
    BOOKED
    "The patient is here."
    ARRIVED @deprecated(reason: "Use \`BOOKED\`.")
  }

  type Query {
    status: AppointmentStatus!
  }
`;

test('an enum keeps the descriptions and deprecations of its values', async () => {
  const { model } = await generateModels('enums', sdl);

  @Resolver()
  class StatusResolver {
    @Query(() => model('AppointmentStatus'))
    status() {
      return 'BOOKED';
    }
  }

  expect(model('AppointmentStatus')).toEqual({ BOOKED: 'BOOKED', ARRIVED: 'ARRIVED' });
  expect(shape(buildSchemaSync({ resolvers: [StatusResolver] }))).toBe(shape(buildSchema(sdl)));
});

test('an enum that only a directive names is there, the directive is not', async () => {
  const { model, source } = await generateModels(
    'directives',
    /* GraphQL */ `
      directive @allow(permission: Permission!) on FIELD_DEFINITION
      enum Permission {
        VIEW_PATIENTS
      }
      type Patient {
        name: String! @allow(permission: VIEW_PATIENTS)
      }
    `,
  );

  expect(model('Permission')).toEqual({ VIEW_PATIENTS: 'VIEW_PATIENTS' });
  expect(source).not.toContain('allow');
});
