import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { plugin } from '../../codegen/patient-data.ts';

const words = `
  enum AuditCategory { DEMOGRAPHICS VISITS }
  directive @patientData(category: AuditCategory!, patient: String!) on OBJECT`;

test('each type about a patient is listed with its category and the column of its patient', () => {
  const source = plugin(
    buildSchema(`${words}
      type Patient @patientData(category: DEMOGRAPHICS, patient: "id") { id: ID! }
      type Room { id: ID! }
      type Visit { id: ID! }
      extend type Visit @patientData(category: VISITS, patient: "patientId")`),
    [],
    {},
  );
  expect(source).toContain(`export const patientData = {
  Patient: { category: AuditCategory.DEMOGRAPHICS, patient: "id" },
  Visit: { category: AuditCategory.VISITS, patient: "patientId" },
} as const;`);
});

test('a schema that does not say what is about a patient is refused', () => {
  expect(() => plugin(buildSchema('type Room { id: ID! }'), [], {})).toThrow('declares no @patientData directive');
});
