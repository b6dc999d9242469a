import { type GraphQLArgument, type GraphQLInputField, isNonNullType } from 'graphql';
import { printFieldDecorator } from './field-decorator.ts';
import type { ModelContext } from './model-context.ts';
import { printTsType } from './ts-type.ts';

/** The class of an input type or of the arguments of one field, below the decorator that distinguishes the two. */
export function printInputClass(
  name: string,
  fields: readonly (GraphQLInputField | GraphQLArgument)[],
  context: ModelContext,
): string {
  const properties = fields.map((field) => {
    const isAlwaysThere = isNonNullType(field.type) || field.defaultValue !== undefined;
    const property = `  ${field.name}${isAlwaysThere ? '!' : '?'}: ${printTsType(field.type, context)};`;
    return `${printFieldDecorator(field, name, context)}\n${property}`;
  });
  return `export class ${name} {\n${properties.join('\n\n')}\n}`;
}
