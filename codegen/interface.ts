import type { GraphQLInterfaceType } from 'graphql';
import type { ModelContext } from './model-context.ts';
import { printOptions } from './options.ts';
import { printOutputFields } from './output-fields.ts';
import { quote } from './quote.ts';

/** A resolver that returns an interface must say which type it is, so `__typename` is required here. */
export function printInterface(type: GraphQLInterfaceType, context: ModelContext): string {
  const parents = type.getInterfaces().map((parent) => parent.name);
  const options = printOptions({
    implements: parents.length ? `[${parents.join(', ')}]` : undefined,
    description: type.description ? quote(type.description) : undefined,
    resolveType: `(value: ${type.name}) => value.__typename`,
  });
  const implementers = context.schema.getPossibleTypes(type).map((implementer) => quote(implementer.name));
  const typename = `  readonly __typename!: ${implementers.join(' | ') || 'never'};`;
  return [
    `@${context.imports.take('InterfaceType')}(${options})`,
    `export abstract class ${type.name} {`,
    [typename, ...printOutputFields(type, context)].join('\n\n'),
    '}',
  ].join('\n');
}
