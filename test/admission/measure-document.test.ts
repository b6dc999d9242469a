import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { measureDocument } from '../../src/admission/documents/measure-document.ts';

const measure = (text: string) => measureDocument(parse(text));

test('fields inside each other count through fragments of every kind', () => {
  expect(measure('{ a { b { c } } }').depth).toBe(3);
  expect(measure('{ a { ... on A { ...B } } } fragment B on A { b { ... { c } } }').depth).toBe(3);
});

test('a fragment that is used at two depths counts for the deeper one', () => {
  const deep = 'fragment F on A { x { y } }';
  expect(measure(`{ ...F a { b { c { ...F } } } } ${deep}`).depth).toBe(5);
  expect(measure(`{ a { b { c { ...F } } } ...F } ${deep}`).depth).toBe(5);
});

test('a fragment named after introspection is like any other', () => {
  expect(measure('{ ...__schema } fragment __schema on Query { a { b { c { d } } } }').depth).toBe(4);
});

test('a field named after introspection hides nothing', () => {
  expect(measure('{ __schema { a { b { c: d } } } }')).toMatchObject({ depth: 4, aliases: 1 });
});

test('every alias counts, wherever its fragment is used, those of __typename too', () => {
  expect(measure('{ a: __typename b: __typename c { d: e } }').aliases).toBe(3);
  expect(measure('{ ...F ...F x { ...F } } fragment F on A { a: b }').aliases).toBe(3);
});

test('the longest alias counts, wherever it is', () => {
  expect(measure('{ a { bb: c ...F } } fragment F on A { dddd: e }').aliasLength).toBe(4);
});

test('fields at the root count through fragments', () => {
  expect(measure('{ a ...F ... { c } } fragment F on Query { b { x y } }').rootFields).toBe(3);
  expect(measure('query A { a } query B { a b } fragment Unused on X { a b c d }').rootFields).toBe(2);
});

test('directives count on everything that can carry one', () => {
  expect(measure('query ($v: A @a) @b { c @d ...F @e ... @g { x } } fragment F on A @h { y @i }').directives).toBe(7);
});

test('asking for the same again in one place counts, also behind inline fragments', () => {
  expect(measure('{ a { b b ... { b ... on X { b } } } }').repetitions).toBe(4);
  expect(measure('{ ...F ...F ...F } fragment F on A { a }').repetitions).toBe(3);
  expect(measure('{ a { b } c { b } }').repetitions).toBe(1);
});

test('fields count as if every fragment were written out, without being written out', () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `fragment F${level} on A { ...F${level + 1} ... { ...F${level + 1} } }`,
  );
  expect(measure(`{ ...F0 } ${levels.join(' ')} fragment F40 on A { a }`).fields).toBe(2 ** 40);
});

test('fragments that use each other in a circle come to an end', () => {
  expect(measure('{ ...A } fragment A on Q { a { ...B } } fragment B on Q { b { ...A } }').depth).toBe(2);
});

test('an unused fragment is measured all the same: validation goes through it', () => {
  expect(measure('{ a } fragment Unused on A { b b b { c: d } }')).toMatchObject({
    repetitions: 3,
    aliases: 1,
    depth: 2,
  });
});

test('root fields of a mutation are counted for themselves, too', () => {
  expect(measure('mutation { a b c }')).toMatchObject({ rootFields: 3, mutations: 3 });
  expect(measure('query { a b c }').mutations).toBe(0);
});
