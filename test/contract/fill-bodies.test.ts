import { type DefinitionNode, type DocumentNode, parse, print, Source } from 'graphql';
import { expect, test } from 'vitest';
import { fillBodies } from '../../src/contract/fill-bodies.ts';

const lot = 'type Lot { id: ID! }';

const read = (sdl: string): DocumentNode => parse(new Source(sdl, 'schema/supplies.graphql'));
const filled = (sdl: string): string => print(fillBodies(read(sdl)));
/** SDL in the layout of the printer, to compare with `filled`. */
const sdlOf = (sdl: string): string => print(parse(sdl));

test('a connection is a page of its items, with edges that carry the cursors', () => {
  const sdl = `${lot} "A page of lots, first to expire first." type LotConnection @pages(of: "Lot")`;
  expect(filled(sdl)).toBe(
    sdlOf(`${lot}
      "A page of lots, first to expire first."
      type LotConnection {
        "The lots, first to expire first."
        edges: [LotEdge!]!
        "The same items without cursors, in the same order."
        nodes: [Lot!]!
        "The position of this page in the connection."
        pageInfo: PageInfo!
        "The number of items in all pages; counted only when selected."
        totalCount: Int! @computed @cost(weight: "10")
      }
      "A lot in a page."
      type LotEdge {
        "The lot."
        node: Lot!
        "Continue after it with \`after\`."
        cursor: String!
      }`),
  );
});

test('a connection says what counting costs, and may have fields of its own', () => {
  const sdl = filled(
    `type AuditEntry "A page of entries." type AuditEntryConnection @pages(of: "AuditEntry", countWeight: "50") { first: AuditEntry }`,
  );
  expect(sdl).toContain('totalCount: Int! @computed @cost(weight: "50")\n  first: AuditEntry\n}');
  expect(sdl).toContain('"An audit entry in a page."');
  expect(sdl).toContain('"The audit entry."');
});

test('the items of a connection may be of an interface or a union', () => {
  const connection = '"A page of things." type ThingConnection @pages(of: "Thing")';
  expect(filled(`interface Thing { id: ID! } ${connection}`)).toContain('nodes: [Thing!]!');
  expect(filled(`${lot} union Thing = Lot ${connection}`)).toContain('nodes: [Thing!]!');
});

test('a filter is joined with its like, and says how its conditions hold together', () => {
  expect(filled('"Which lots." input LotFilter @joins { "Of which item." itemId: ID @ref(type: "Item") }')).toBe(
    sdlOf(`
      """
      Which lots. All conditions of one object must hold; an absent or null one is ignored. At most 20 conditions in all,
      with \`and\`, \`or\` and \`not\` at most 3 inside each other.
      """
      input LotFilter {
        "Of which item."
        itemId: ID @ref(type: "Item")
        "All of these hold."
        and: [LotFilter!] @length(min: 1, max: 20)
        "At least one of these holds."
        or: [LotFilter!] @length(min: 1, max: 20)
        "This does not hold."
        not: LotFilter
      }`),
  );
});

test('a filter by an enum takes as many values as the enum has, those of other files included', () => {
  const pack = 'enum PackStatus { STERILE USED } extend enum PackStatus { QUARANTINED }';
  expect(filled(`${pack} input PackStatusFilter @anyOf(enum: "PackStatus")`)).toBe(
    sdlOf(`${pack}
      "Which values of \`PackStatus\`."
      input PackStatusFilter {
        "Any of these."
        in: [PackStatus!]! @length(min: 1, max: 3)
      }`),
  );
  expect(filled(`${pack} "Where a pack stands." input PackStatusFilter @anyOf(enum: "PackStatus")`)).toContain(
    '"Where a pack stands."\ninput PackStatusFilter {',
  );
});

test('other directives stay, those of the shorthands go, and what has no shorthand is left as it is', () => {
  const others = 'directive @kept on OBJECT type Item @kept { id: ID! } enum Unit { EACH }';
  const declared = 'directive @pages(of: String!) on OBJECT directive @joins on INPUT_OBJECT';
  const connection = '"A page of lots." type LotConnection @pages(of: "Lot") @kept';
  const sdl = filled(`${others} ${declared} ${lot} ${connection}`);
  expect(sdl).toContain('type LotConnection @kept {');
  expect(sdl).not.toMatch(/@pages|@joins/);
  const untouched = read(others);
  expect(fillBodies(untouched).definitions).toEqual(untouched.definitions);
});

test('the contract that is given is not changed', () => {
  const given = read(`${lot} "A page of lots." type LotConnection @pages(of: "Lot")`);
  const before = given.definitions.map((definition: DefinitionNode) => print(definition));
  fillBodies(given);
  expect(given.definitions.map((definition: DefinitionNode) => print(definition))).toEqual(before);
});

const at = 'schema/supplies.graphql: ';
const page = '"A page of lots."';

test.each([
  [
    'a page of an unknown type',
    `${page} type LotConnection @pages(of: "Lto")`,
    'LotConnection @pages: the contract has no type Lto. Name the type of the items in of.',
  ],
  [
    'a page of an enum',
    `enum Lot { A } ${page} type LotConnection @pages(of: "Lot")`,
    'LotConnection @pages: the contract has no type Lot. Name the type of the items in of.',
  ],
  [
    'a page of nothing',
    `${page} type LotConnection @pages`,
    'LotConnection @pages: of is missing. Name the type of the items: of: "…".',
  ],
  [
    'a page of a type that is named without quotes',
    `${lot} ${page} type LotConnection @pages(of: [Lot])`,
    'LotConnection @pages: of is no text. Write of: "…".',
  ],
  [
    'a page by another name',
    `${lot} ${page} type LotPage @pages(of: "Lot")`,
    'LotPage @pages: a page is named after its items. Name it LotConnection.',
  ],
  [
    'a page whose description names no items',
    `${lot} "Lots." type LotConnection @pages(of: "Lot")`,
    'LotConnection @pages: its description names no items. Write "A page of <items>." above it.',
  ],
  [
    'a page that writes its edges',
    `${lot} ${page} type LotConnection @pages(of: "Lot") { edges: [Lot!]! }`,
    'LotConnection @pages: edges is written, and filled in as well. Remove it from the body.',
  ],
  [
    'a page whose edges are written where it is extended',
    `${lot} ${page} type LotConnection @pages(of: "Lot") extend type LotConnection { nodes: [Lot!]! }`,
    'LotConnection @pages: nodes is written, and filled in as well. Remove it from the body.',
  ],
  [
    'a page beside its edge type',
    `${lot} type LotEdge { node: Lot! } ${page} type LotConnection @pages(of: "Lot")`,
    'LotConnection @pages: LotEdge is written, and filled in as well. Remove it.',
  ],
  [
    'a page that is an input',
    `${lot} ${page} input LotConnection @pages(of: "Lot")`,
    'LotConnection @pages: it fills in the body of an object type. Write type LotConnection.',
  ],
  [
    'an argument that a shorthand does not have',
    `${lot} ${page} type LotConnection @pages(of: "Lot", weight: "1")`,
    'LotConnection @pages: it takes no weight. Write of or countWeight.',
  ],
  [
    'a filter that is a type',
    '"Which lots." type LotFilter @joins { id: ID }',
    'LotFilter @joins: it fills in the body of an input. Write input LotFilter.',
  ],
  [
    'a filter without a condition',
    '"Which lots." input LotFilter @joins',
    'LotFilter @joins: it has no condition. Write at least one in its body.',
  ],
  [
    'a filter without a description',
    'input LotFilter @joins { itemId: ID }',
    'LotFilter @joins: it has no description. Write "Which <items>." above it.',
  ],
  [
    'a filter that writes how it is joined',
    '"Which lots." input LotFilter @joins { itemId: ID not: LotFilter }',
    'LotFilter @joins: not is written, and filled in as well. Remove it from the body.',
  ],
  [
    'a filter with two shorthands',
    'enum Unit { EACH } "Which." input LotFilter @joins @anyOf(enum: "Unit") { id: ID }',
    'LotFilter @joins: @anyOf stands beside it. Keep one of them.',
  ],
  [
    'an argument of a filter, which takes none',
    '"Which lots." input LotFilter @joins(of: "Lot") { itemId: ID }',
    'LotFilter @joins: it takes no of. Remove it.',
  ],
  [
    'a filter by an unknown enum',
    'input UnitFilter @anyOf(enum: "Unti")',
    'UnitFilter @anyOf: the contract has no enum Unti. Name one that it has in enum.',
  ],
  [
    'a filter by no enum',
    'input UnitFilter @anyOf',
    'UnitFilter @anyOf: enum is missing. Name the enum that it filters by: enum: "…".',
  ],
  [
    'a filter by an enum that writes its values',
    'enum Unit { EACH } input UnitFilter @anyOf(enum: "Unit") { in: [Unit!]! }',
    'UnitFilter @anyOf: in is written, and filled in as well. Remove it from the body.',
  ],
  [
    'a filter by an enum that is a type',
    'enum Unit { EACH } type UnitFilter @anyOf(enum: "Unit")',
    'UnitFilter @anyOf: it fills in the body of an input. Write input UnitFilter.',
  ],
])('%s is refused, with the file, the type and the way out', (_, sdl, message) => {
  expect(() => fillBodies(read(sdl))).toThrow(new Error(`${at}${message}`));
});

test('a shorthand on a field is refused, with the file and the line', () => {
  const sdl = `${lot}\ntype Item {\n  lots: [Lot!]! @pages(of: "Lot")\n}`;
  expect(() => fillBodies(read(sdl))).toThrow(
    new Error('schema/supplies.graphql, line 3: @pages fills in the body of a type or an input. Move it there.'),
  );
});
