import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { checkCost } from '../../src/admission/cost/check-cost.ts';
import { variablesInBounds } from '../../src/admission/cost/variables-in-bounds.ts';
import { coerceVariables } from '../../src/contract/coercion/coerce-variables.ts';

const schema = buildSchema(`
  directive @cost(weight: String!) on FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  input Page { first: Int! = 7, inner: Page }
  interface Named { name: String }
  type Item implements Named { name: String, tags: [String!]! @listSize(assumedSize: 50), dear: String @cost(weight: "2.5"), items(first: Int = 10): [Item!]! @listSize(slicingArguments: ["first"]) }
  type Other { item: Item }
  union Any = Item | Other
  type Edge { node: Item }
  type Connection { edges: [Edge!]!, total: Int @cost(weight: "20") }
  type Query {
    item: Item
    named: Named
    any: Any
    known: [Item!]! @listSize(assumedSize: 12)
    unknown: [Item!]!
    items(first: Int = 10): [Item!]! @listSize(slicingArguments: ["first"])
    both(first: Int, last: Int): [Item!]! @listSize(slicingArguments: ["first", "last"])
    deep(page: Page! = {}): [Item!]! @listSize(slicingArguments: ["page.first", "page.inner.first"])
    page(first: Int! = 20): Connection @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
  }
  type Mutation { change: Item, sign: Item @cost(weight: "200") }
`);

function cost(text: string, variables?: Record<string, unknown>): unknown {
  const found = check(text, variables);
  return typeof found === 'number' ? found : found.message;
}

function check(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  return checkCost(schema, document, operation, coerceVariables(schema, operation, variables).values);
}

test('values cost nothing, objects one, and more or less where it is published', () => {
  expect(cost('{ __typename }')).toBe(0);
  expect(cost('{ item { name tags __typename } }')).toBe(1);
  expect(cost('{ item { dear } }')).toBe(3.5);
  expect(cost('mutation { change { name } }')).toBe(10);
  expect(cost('mutation { sign { name } }')).toBe(200);
});

test('a list costs one and one for each item, with what is selected in each', () => {
  expect(cost('{ known { name } }')).toBe(1 + 12);
  expect(cost('{ items(first: 5) { name } }')).toBe(1 + 5);
  expect(cost('{ items(first: 5) { dear items(first: 4) { name } } }')).toBe(1 + 5 * (1 + 2.5 + 1 + 4));
  expect(cost('{ items { items { items { name } } } }')).toBe(1 + 10 * (2 + 10 * (2 + 10)));
});

test('the page of a connection has the size that its field was asked for', () => {
  expect(cost('{ page(first: 3) { edges { node { name } } total } }')).toBe(1 + 20 + 1 + 3 * 2);
  expect(cost('{ page { edges { node { name } } } }')).toBe(1 + 1 + 20 * 2);
});

test('one fragment in two connections has the size of each', () => {
  const fragment = 'fragment F on Connection { edges { node { name } } }';
  expect(cost(`{ a: page(first: 1) { ...F } b: page(first: 100) { ... on Connection { ...F } } } ${fragment}`)).toBe(
    1 + 1 + 2 + (1 + 1 + 200),
  );
});

test.each([
  ['a literal', '{ items(first: 30) { name } }', {}],
  ['a variable', 'query ($n: Int!) { items(first: $n) { name } }', { n: 30 }],
  ['the default of a variable', 'query ($n: Int = 30) { items(first: $n) { name } }', {}],
  ['an input object', '{ deep(page: { first: 30 }) { name } }', {}],
  ['a variable in an input object', 'query ($n: Int!) { deep(page: { first: $n }) { name } }', { n: 30 }],
  ['an input object as a variable', 'query ($p: Page!) { deep(page: $p) { name } }', { p: { first: 30 } }],
  ['an input object’s default as a variable', 'query ($p: Page! = { first: 30 }) { deep(page: $p) { name } }', {}],
  ['an input object inside another', '{ deep(page: { first: 1, inner: { first: 30 } }) { name } }', {}],
  ['the last argument instead of the first', '{ both(last: 30) { name } }', {}],
  ['the larger of two', 'query ($n: Int) { both(first: 1, last: $n) { name } }', { n: 30 }],
])('a size is known from %s', (_where, text, variables) => {
  expect(cost(text, variables)).toBe(31);
});

test('an absent argument has the size that the schema gives it', () => {
  expect(cost('query ($n: Int) { items(first: $n) { name } }')).toBe(11);
  expect(cost('{ deep { name } }')).toBe(8);
  expect(cost('{ deep(page: {}) { name } }')).toBe(8);
});

test('an unknown size is taken for the largest page', () => {
  expect(cost('{ unknown { name } }')).toBe(101);
  expect(cost('{ both { name } }')).toBe(101);
  expect(cost('query ($n: Int) { items(first: $n) { name } }', { n: null })).toBe(101);
});

test('a negative size makes nothing cheaper', () => {
  expect(cost('{ known { items(first: -1000) { name } } }')).toBe(1 + 12 * 2);
});

test('each member of a union and of an interface is counted', () => {
  expect(cost('{ any { ... on Item { dear } ... on Other { item { name } } } named { ... on Item { dear } } }')).toBe(
    1 + 2.5 + 1 + (1 + 2.5),
  );
});

test('an operation above the cost limit is refused with both numbers and the way out', () => {
  const tooMuch = 'query ($n: Int!) { items(first: $n) { items(first: $n) { items(first: $n) { name } } } }';
  expect(cost(tooMuch, { n: 100 })).toBe(
    'An operation may cost 25000, this one costs 1020201 by @cost and @listSize; request smaller pages or fewer lists.',
  );
  expect(cost('{ items(first: 1000000) { name } }')).toMatch('costs 1000001 ');
});

test('variables that are too many or too deep are not looked at', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { inner: nested(depth - 1) });
  expect(variablesInBounds({ p: nested(12) })).toBe(false);
  expect(variablesInBounds({ p: { first: 3 }, other: Array.from({ length: 1_000 }, () => 0) })).toBe(false);
  expect(variablesInBounds({ p: nested(8), other: Array.from({ length: 900 }, () => 0) })).toBe(true);
});
