import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { plugin } from '../../codegen/node-types.ts';

function generate(types: string) {
  const directive = 'directive @node(prefix: String!) on OBJECT';
  return plugin(buildSchema(`${directive} ${types}`), [], {});
}

test('each type with a global id is listed with its prefix', () => {
  const source = generate(`
    type Patient @node(prefix: "patient") { id: ID! }
    type Address { city: String }
    type VisitType { id: ID! }
    extend type VisitType @node(prefix: "visit_type")
  `);
  expect(source).toContain(
    'export const nodePrefixes = {\n  Patient: "patient",\n  VisitType: "visit_type",\n} as const;',
  );
  expect(source).toContain('export type NodeType = keyof typeof nodePrefixes;');
});

test('two types cannot share a prefix', () => {
  expect(() => generate('type A @node(prefix: "a") { id: ID! } type B @node(prefix: "a") { id: ID! }')).toThrow(
    'A and B share the @node prefix a: give one of them another.',
  );
});

test.each(['', 'Patient', 'visit-type', '_visit', 'visit_', 'visit1', 'a'.repeat(64)])(
  'the prefix "%s" is refused',
  (prefix) => {
    expect(() => generate(`type Visit @node(prefix: "${prefix}") { id: ID! }`)).toThrow(
      `The @node prefix "${prefix}" of Visit is malformed: use at most 63 lower-case letters, with underscores between them.`,
    );
  },
);
