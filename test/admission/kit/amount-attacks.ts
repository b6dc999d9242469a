import { type Attack, times } from './attack.ts';

const search = (first: string): string => `searchPatients(text: "ab", first: ${first}) { edges { node { id } } }`;
const nested = (first: string): string =>
  `practice { sites(first: ${first}) { edges { node { rooms { transitions(first: ${first}) { edges { node { at } } } } } } } }`;
const register =
  'mutation ($input: RegisterPatientInput!) { registerPatient(input: $input) { __typename ... on UserError { message } } }';
const person = { givenName: 'A', familyName: 'B', birthDate: '1980-04-01' };
const manyNames = Array.from({ length: 190 }, (_, index) => `n${index}`);
const badVariable = 'BAD_USER_INPUT';

/** Operations that ask for too much, by their arguments and variables. */
export const amountAttacks: readonly Attack[] = [
  { id: 'D6', what: 'a million patients', query: `{ ${search('1000000')} }`, outcome: 'NO_SQL' },
  {
    id: 'D6',
    what: 'a million by a variable',
    query: `query ($n: Int!) { ${search('$n')} }`,
    variables: { n: 1_000_000 },
    outcome: 'NO_SQL',
  },
  {
    id: 'D6',
    what: 'a million by the default of a variable',
    query: `query ($n: Int! = 1000000) { ${search('$n')} }`,
    outcome: 'NO_SQL',
  },
  { id: 'D6', what: 'lists in lists, 100 each', query: `{ ${nested('100')} }`, outcome: 'NO_SQL' },
  {
    id: 'D6',
    what: 'lists in lists, by a variable',
    query: `query ($n: Int!) { ${nested('$n')} }`,
    variables: { n: 100 },
    outcome: 'NO_SQL',
  },
  {
    id: 'D6',
    what: 'lists in lists, in a fragment',
    query: `{ ...F } fragment F on Query { ${nested('100')} }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D6',
    what: 'the last million',
    query: '{ searchPatients(text: "ab", first: 1, last: 1000000) { edges { node { id } } } }',
    outcome: 'NO_SQL',
  },
  {
    id: 'D6',
    what: 'a million less than none',
    query: `{ ${search('-1000000')} }`,
    outcome: 'AFTER_LOOKUP',
    code: badVariable,
  },
  {
    id: 'D6',
    what: 'less than none by a variable',
    query: `query ($n: Int!) { ${search('$n')} }`,
    variables: { n: -1 },
    outcome: 'AFTER_LOOKUP',
    code: badVariable,
  },
  {
    id: 'D6',
    what: 'one more than a page has',
    query: `{ ${search('101')} }`,
    outcome: 'AFTER_LOOKUP',
    code: badVariable,
  },
  { id: 'D6', what: 'more than 32 bits', query: `{ ${search('2147483648')} }`, outcome: 'NO_SQL' },
  {
    id: 'D6',
    what: 'more than 32 bits by a variable',
    query: `query ($n: Int!) { ${search('$n')} }`,
    variables: { n: 2 ** 31 },
    outcome: 'AFTER_LOOKUP',
    code: badVariable,
  },
  {
    id: 'D6',
    what: '5,000 ids',
    query: register,
    variables: {
      input: { ...person, notDuplicateOf: Array.from({ length: 5_000 }, () => 'patient_01h455vb4pex5vsknk084sn02q') },
    },
    outcome: 'NO_SQL',
  },
  {
    id: 'D6',
    what: '10,000 ids that are none',
    query: register,
    variables: { input: { ...person, notDuplicateOf: Array.from({ length: 10_000 }, () => 'x') } },
    outcome: 'NO_SQL',
  },
  {
    id: 'D8',
    what: 'variables 1,000 deep',
    query: '{ practice { name } }',
    variables: { deep: JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) as unknown },
    outcome: 'NO_SQL',
  },
  {
    id: 'D9',
    what: '190 bad variables',
    query: `query (${times(190, (index) => `$n${index}: Int`)}) { practice { name }}`,
    variables: Object.fromEntries(manyNames.map((name) => [name, {}])),
    outcome: 'NO_SQL',
  },
  {
    id: 'D9',
    what: '10,000 bad variables',
    query: 'query ($a: Int) { practice { sites(first: $a) { edges { cursor } } } }',
    variables: Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, 'x'])),
    outcome: 'NO_SQL',
  },
  {
    id: 'D9',
    what: 'ten bad variables',
    query: `query (${times(10, (index) => `$n${index}: Int!`)}) { practice { ${times(10, (index) => `a${index}: sites(first: $n${index}) { edges { cursor } }`)} } }`,
    variables: Object.fromEntries(manyNames.slice(0, 10).map((name) => [name, 'x'])),
    outcome: 'AFTER_LOOKUP',
    code: badVariable,
  },
  {
    id: 'D10',
    what: 'wildcards',
    query: `{ searchPatients(text: "${'%'.repeat(100)}") { edges { node { id } } } }`,
    outcome: 'ANSWERED',
  },
  {
    id: 'D10',
    what: 'a term of 10 KB',
    query: `{ searchPatients(text: "${'a'.repeat(10_000)}") { edges { node { id } } } }`,
    outcome: 'AFTER_LOOKUP',
    code: badVariable,
  },
  {
    id: 'S6',
    what: 'an operation that the document does not have',
    query: 'query A { practice { name } }',
    operationName: 'B',
    outcome: 'NO_SQL',
    code: badVariable,
  },
];
