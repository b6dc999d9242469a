import { type Attack, times } from './attack.ts';

const patient = 'patient_01h455vb4pex5vsknk084sn02q';
const circle = (turns: number, [open, close]: readonly [string, string]): string =>
  `${open.repeat(turns)} id ${close.repeat(turns)}`;
const visits = ['visits { edges { node { patient { ', '} } } }'] as const;
const bomb = times(
  20,
  (level) => `fragment F${level} on Practice { ...F${level + 1} ... on Practice { ...F${level + 1} } }`,
);

/** Documents that are too large, or ask for a part of the schema that no client may learn. */
export const documentAttacks: readonly Attack[] = [
  { id: 'G1', what: 'the whole schema', query: '{ __schema { types { name fields { name } } } }', outcome: 'NO_SQL' },
  { id: 'G1', what: 'one type', query: '{ __type(name: "Patient") { fields { name } } }', outcome: 'NO_SQL' },
  {
    id: 'G1',
    what: 'the schema in a fragment, by another name',
    query: '{ ...F } fragment F on Query { practice: __schema { types { name } } }',
    outcome: 'NO_SQL',
  },
  { id: 'G2', what: 'a field that is nearly right', query: '{ pateint { id } }', outcome: 'NO_SQL' },
  { id: 'G2', what: 'a field that is nothing', query: '{ zzz }', outcome: 'NO_SQL' },
  {
    id: 'G6',
    what: 'introspection in a circle',
    query: `{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`,
    outcome: 'NO_SQL',
  },
  { id: 'G7', what: 'an object for an id', query: '{ patient(id: { a: 1 }) { id } }', outcome: 'NO_SQL' },
  {
    id: 'G7',
    what: 'a value that the enum does not have',
    query: 'mutation { createRoom(input: { siteId: "x", name: "a", kind: NOPE }) { __typename } }',
    outcome: 'PROBLEMS',
  },
  {
    id: 'G8',
    what: 'what is deprecated',
    query: '{ __type(name: "Room") { fields(includeDeprecated: true) { isDeprecated } } }',
    outcome: 'NO_SQL',
  },
  {
    id: 'D1',
    what: 'a circle of fields, 50 deep',
    query: `{ patient(id: "${patient}") { ${circle(12, visits)} } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D1',
    what: 'the same behind inline fragments',
    query: `{ patient(id: "${patient}") { ${circle(12, ['... on Patient { visits { edges { node { patient { ', '} } } } }'])} } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D1',
    what: 'the same in fragments',
    query: `{ patient(id: "${patient}") { ...F0 } } ${times(12, (level) => `fragment F${level} on Patient { visits { edges { node { patient { ${level === 11 ? 'id' : `...F${level + 1}`} } } } } }`)}`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D1',
    what: 'the same from an interface',
    query: `{ node(id: "${patient}") { ... on Patient { ${circle(12, visits)} } } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D2',
    what: '101 aliases of __typename',
    query: `{ ${times(101, (index) => `a${index}: __typename`)} }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D2',
    what: '101 sign-ins',
    query: `mutation { ${times(101, (index) => `a${index}: signIn(input: $i) { __typename }`)} }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D2',
    what: '11 sign-ins',
    query: `mutation ($i: SignInInput!) { ${times(11, (index) => `a${index}: signIn(input: $i) { __typename }`)} }`,
    variables: { i: { email: 'a@example.org', password: 'guess' } },
    outcome: 'NO_SQL',
  },
  {
    id: 'D2',
    what: '16 aliases, which the limit of 30 admits: what they cost is counted',
    query: `{ practice { ${times(16, (index) => `a${index}: name`)} } }`,
    outcome: 'ANSWERED',
  },
  {
    id: 'D2',
    what: '31 aliases',
    query: `{ practice { ${times(31, (index) => `a${index}: name`)} } }`,
    outcome: 'NO_SQL',
  },
  { id: 'D3', what: 'a field 500 times', query: `{ practice { ${'name '.repeat(500)} } }`, outcome: 'NO_SQL' },
  { id: 'D3', what: 'a field 5,000 times', query: `{ practice { ${'name '.repeat(5_000)} } }`, outcome: 'NO_SQL' },
  {
    id: 'D2',
    what: 'aliases of 2,000 characters, which the answer repeats for each item of a list',
    query: `{ staff(first: 100) { edges { node { ${times(29, (index) => `${'a'.repeat(2_000)}${index}: name`)} } } } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D3',
    what: 'an object 300 times',
    query: `{ ${'practice { sites { edges { node { name } } } } '.repeat(300)} }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D3',
    what: 'an object 75 times, within the limit of tokens',
    query: `{ ${'practice { sites { edges { node { name } } } } '.repeat(75)} }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D3',
    what: 'an object once in each of 60 fragments',
    query: `{ ${times(60, (index) => `...F${index}`)} } ${times(60, (index) => `fragment F${index} on Query { practice { name version } }`)}`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D4',
    what: 'ten directives that there are not',
    query: `{ practice { name ${'@aa '.repeat(10)} } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D4',
    what: '2,000 times @skip',
    query: `{ practice { name ${'@skip(if: false) '.repeat(2_000)} } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D4',
    what: '31 times @skip, each on its own field',
    query: `{ practice { ${times(31, () => 'name @skip(if: false)')} } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D5',
    what: 'fragments that write out to a million fields',
    query: `{ practice { ...F0 } } ${bomb} fragment F20 on Practice { name }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D5',
    what: 'fragments in a circle',
    query: '{ practice { ...A } } fragment A on Practice { ...B } fragment B on Practice { ...A }',
    outcome: 'NO_SQL',
  },
  {
    id: 'D5',
    what: 'depth in a fragment named __schema',
    query: `{ ...__schema } fragment __schema on Query { patient(id: "${patient}") { ${circle(12, visits)} } }`,
    outcome: 'NO_SQL',
  },
  {
    id: 'D5',
    what: 'a fragment first used where it is not too deep',
    query: `{ a: patient(id: "${patient}") { ...F } b: patient(id: "${patient}") { ${circle(3, visits).replace('id', '...F')} } } fragment F on Patient { visits { edges { node { patient { id } } } } }`,
    outcome: 'NO_SQL',
  },
  { id: 'D8', what: '1,001 tokens', query: `{ practice { ${'name '.repeat(1_000)} } }`, outcome: 'NO_SQL' },
  { id: 'D8', what: '90,000 commas', query: `{ ${','.repeat(90_000)} practice { name } }`, outcome: 'NO_SQL' },
  {
    id: 'D8',
    what: 'a comment of 200,000 characters',
    query: `{ practice { name } } # ${'x'.repeat(200_000)}`,
    outcome: 'NO_SQL',
  },
  { id: 'D8', what: 'selections 330 deep', query: `${'{a'.repeat(330)}${'}'.repeat(330)}`, outcome: 'NO_SQL' },
  {
    id: 'D15',
    what: '@defer and @stream',
    query: '{ ... @defer { practice { sites { edges @stream { cursor } } } } }',
    outcome: 'NO_SQL',
  },
];
