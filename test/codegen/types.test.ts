import { expect, test } from 'vitest';
import { compileErrors } from './compile-errors.ts';
import { generateModels } from './generate-models.ts';

const sdl = /* GraphQL */ `
  scalar Money

  interface Node {
    id: ID!
  }

  interface UserError {
    message: String!
  }

  enum Urgency {
    ROUTINE
  }

  type Patient implements Node {
    id: ID!
    name: String!
    nickname: String
    balance: Money!
    urgency: Urgency!
    appointments: [Appointment!]!
    visits(first: Int! = 20): [Appointment!]!
  }

  type Appointment implements Node {
    id: ID!
    patient: Patient!
  }

  type Summary {
    patient: Patient!
  }

  type BookSuccess {
    appointment: Appointment!
  }

  type SlotTakenError implements UserError {
    message: String!
    conflict: Appointment
  }

  union BookResult = BookSuccess | SlotTakenError
  union SearchResult = Patient | Appointment

  input BookInput {
    minutes: Int! = 30
    limit: Int = 3
    note: String
    grid: [[String]]!
  }

  type Query {
    patient(id: ID!): Patient
    appointment(input: BookInput!): Appointment
    search: [SearchResult!]!
    book: BookResult!
  }
`;

const row = `{ id: '1', name: 'Ada', balance: 5n, urgency: Urgency.ROUTINE, practiceId: '2' }`;

const accepted = `
  import { type BookInput, type BookResult, type BookSuccess, type Node, type Patient, type QueryPatientArgs } from './typed.ts';
  import { type PatientVisitsArgs, type SearchResult, type SlotTakenError, type UserError, Urgency } from './typed.ts';
  const row = ${row};
  export const patient: Patient = row;
  export const appointments: Patient = { ...row, appointments: [{ id: '3' }] };
  export const success: BookSuccess = { __typename: 'BookSuccess', appointment: { id: '3' } };
  export const refused: SlotTakenError = { __typename: 'SlotTakenError', message: 'Taken.' };
  export const results: BookResult[] = [success, refused];
  export const found: SearchResult = { ...row, __typename: 'Patient' };
  export const node: Node = found;
  export const error: UserError = refused;
  export const name = (result: SearchResult) => (result.__typename === 'Patient' ? result.name : result.patient?.name);
  export const message = (result: BookResult) => (result.__typename === 'BookSuccess' ? null : result.message);
  export const args: QueryPatientArgs = { id: '1' };
  export const first: number = ({} as PatientVisitsArgs).first;
  export const input: BookInput = { minutes: 30, limit: null, grid: [['a', null], null] };
`;

function refused(type: string, value: string) {
  return `import { type ${type}, Urgency } from './typed.ts';\nconst row = ${row};\nexport const value: ${type} = ${value};\nexport const used = [row, Urgency];`;
}

test('rows fit the models, and what a row lacks does not compile', async () => {
  await generateModels('typed', sdl, { valueTypes: ['Summary'] });
  const errors = await compileErrors('types', {
    accepted,
    scalar: refused('Patient', "{ id: '1', balance: 5n, urgency: Urgency.ROUTINE }"),
    success: refused('BookSuccess', "{ __typename: 'BookSuccess' }"),
    summary: refused('Summary', '{}'),
    result: refused('BookResult', "{ message: 'Taken.' }"),
    found: refused('SearchResult', 'row'),
    node: refused('Node', 'row'),
    input: refused('BookInput', '{ grid: [] }'),
  });
  expect(errors.sort()).toEqual([
    expect.stringMatching(/^found\.ts.*not assignable to type 'SearchResult'/),
    expect.stringMatching(/^input\.ts.*missing.*'BookInput': minutes, limit$/),
    expect.stringMatching(/^node\.ts.*'__typename' is missing/),
    expect.stringMatching(/^result\.ts.*not assignable to type 'BookResult'/),
    expect.stringMatching(/^scalar\.ts.*'name' is missing/),
    expect.stringMatching(/^success\.ts.*'appointment' is missing/),
    expect.stringMatching(/^summary\.ts.*'patient' is missing/),
  ]);
});
