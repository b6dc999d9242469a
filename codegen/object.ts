import type { GraphQLObjectType } from 'graphql';
import type { ModelContext } from './model-context.ts';
import { printOptions } from './options.ts';
import { printOutputFields } from './output-fields.ts';
import { quote } from './quote.ts';

export function printObject(type: GraphQLObjectType, context: ModelContext): string {
  const interfaces = type.getInterfaces().map((parent) => parent.name);
  const options = printOptions({
    implements: interfaces.length ? `[${interfaces.join(', ')}]` : undefined,
    description: type.description ? quote(type.description) : undefined,
    simpleResolvers: 'true',
  });
  const typename = `  readonly __typename${context.resultOnlyTypes.has(type.name) ? '!' : '?'}: ${quote(type.name)};`;
  return [
    `@${context.imports.take('ObjectType')}(${options})`,
    `export class ${type.name} {`,
    [typename, ...printOutputFields(type, context)].join('\n\n'),
    '}',
  ].join('\n');
}
