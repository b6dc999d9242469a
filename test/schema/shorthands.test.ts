import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readContract } from '../../src/contract/read-type-defs.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const folder = join(projectRoot, 'schema');
const written = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql') && file !== 'released.graphql')
  .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).definitions);

const nameOf = (definition: DefinitionNode) => ('name' in definition && definition.name?.value) || '';
const fieldsOf = (definition: DefinitionNode) =>
  'fields' in definition ? (definition.fields ?? []).map(({ name }) => name.value) : [];
const isMarked = (definition: DefinitionNode, shorthand: string) =>
  'directives' in definition && (definition.directives ?? []).some(({ name }) => name.value === shorthand);
const namesWhere = (found: (definition: DefinitionNode) => boolean) => written.filter(found).map(nameOf);

test('no connection and no edge is written by hand: @pages fills them in', () => {
  expect(namesWhere((type) => /Edge$/.test(nameOf(type)) || fieldsOf(type).includes('pageInfo'))).toEqual([]);
  expect(namesWhere((type) => nameOf(type).endsWith('Connection') && !isMarked(type, 'pages'))).toEqual([]);
  expect(namesWhere((type) => isMarked(type, 'pages')).length).toBeGreaterThan(9);
});

test('no filter is joined with its like by hand: @joins fills that in', () => {
  expect(namesWhere((type) => fieldsOf(type).some((name) => ['and', 'or', 'not'].includes(name)))).toEqual([]);
  expect(namesWhere((type) => isMarked(type, 'joins')).length).toBeGreaterThan(7);
});

test('no filter by the values of an enum is written by hand: @anyOf fills it in', () => {
  const isInput = (type: DefinitionNode) => type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  expect(namesWhere((type) => isInput(type) && fieldsOf(type).includes('in'))).toEqual([]);
  expect(namesWhere((type) => isMarked(type, 'anyOf')).length).toBeGreaterThan(6);
});

test('the shorthands are not served', () => {
  const served = readContract().definitions;
  expect(served.filter((type) => ['pages', 'joins', 'anyOf'].some((name) => isMarked(type, name)))).toEqual([]);
  expect(served.map(nameOf).filter((name) => ['pages', 'joins', 'anyOf'].includes(name))).toEqual([]);
});
