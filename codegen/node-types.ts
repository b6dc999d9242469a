import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { type GraphQLSchema, getDirectiveValues, isObjectType } from 'graphql';
import { quote } from './quote.ts';

/** Lists the object types that have global ids, with the prefix that their ids start with. */
export const plugin: PluginFunction<unknown, string> = (schema) => {
  const prefixes = readPrefixes(schema);
  return [
    '// Generated from schema/ by codegen/node-types.ts: edit those instead.',
    'export const nodePrefixes = {',
    ...[...prefixes].map(([prefix, typeName]) => `  ${typeName}: ${quote(prefix)},`),
    '} as const;',
    '',
    'export type NodeType = keyof typeof nodePrefixes;',
    '',
  ].join('\n');
};

function readPrefixes(schema: GraphQLSchema): Map<string, string> {
  const directive = schema.getDirective('node');
  if (!directive) throw new Error('The schema declares no @node directive: add it to schema/base.graphql.');
  const typesByPrefix = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const nodes = [type.astNode, ...type.extensionASTNodes].filter((node) => node != null);
    const prefix = nodes
      .map((node) => getDirectiveValues(directive, node)?.prefix)
      .find((found) => found !== undefined);
    if (prefix === undefined) continue;
    assertWellFormed(prefix, type.name);
    const other = typesByPrefix.get(prefix);
    if (other) throw new Error(`${other} and ${type.name} share the @node prefix ${prefix}: give one of them another.`);
    typesByPrefix.set(prefix, type.name);
  }
  return typesByPrefix;
}

function assertWellFormed(prefix: unknown, typeName: string): asserts prefix is string {
  // The form of a TypeID prefix: an underscore may neither begin nor end it.
  if (typeof prefix === 'string' && prefix.length <= 63 && /^[a-z]([a-z_]*[a-z])?$/.test(prefix)) return;
  throw new Error(
    `The @node prefix ${quote(String(prefix))} of ${typeName} is malformed: use at most 63 lower-case letters, with underscores between them.`,
  );
}
