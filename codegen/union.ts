import type { GraphQLUnionType } from 'graphql';
import type { ModelContext } from './model-context.ts';
import { quote } from './quote.ts';

export function printUnion(type: GraphQLUnionType, context: ModelContext): string {
  const names = type.getTypes().map((member) => member.name);
  const members = names.map((name) =>
    context.resultOnlyTypes.has(name) ? name : `(${name} & { readonly __typename: ${quote(name)} })`,
  );
  return [
    `export const ${type.name} = ${context.imports.take('createUnionType')}({`,
    `  name: ${quote(type.name)},`,
    ...(type.description ? [`  description: ${quote(type.description)},`] : []),
    `  types: () => [${names.join(', ')}] as const,`,
    '  resolveType: (value) => value.__typename,',
    '});',
    `export type ${type.name} = ${members.join(' | ')};`,
  ].join('\n');
}
