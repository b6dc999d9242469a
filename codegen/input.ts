import type { GraphQLInputObjectType } from 'graphql';
import { printInputClass } from './input-class.ts';
import type { ModelContext } from './model-context.ts';
import { printOptions } from './options.ts';
import { quote } from './quote.ts';

export function printInput(type: GraphQLInputObjectType, context: ModelContext): string {
  const options = printOptions({ description: type.description ? quote(type.description) : undefined });
  const decorator = `@${context.imports.take('InputType')}(${options})`;
  return `${decorator}\n${printInputClass(type.name, Object.values(type.getFields()), context)}`;
}
