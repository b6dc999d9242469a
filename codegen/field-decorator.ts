import type { GraphQLArgument, GraphQLField, GraphQLInputField } from 'graphql';
import { printDefaultValue } from './default-value.ts';
import type { ModelContext } from './model-context.ts';
import { printNullability } from './nullability.ts';
import { printOptions } from './options.ts';
import { quote } from './quote.ts';
import { printTypeThunk } from './type-thunk.ts';

type DecoratedField = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument;

export function printFieldDecorator(field: DecoratedField, typeName: string, context: ModelContext): string {
  const hasDefault = 'defaultValue' in field && field.defaultValue !== undefined;
  const options = printOptions({
    nullable: printNullability(field.type, `${typeName}.${field.name}`),
    description: field.description ? quote(field.description) : undefined,
    deprecationReason: field.deprecationReason ? quote(field.deprecationReason) : undefined,
    defaultValue: hasDefault ? printDefaultValue(field.defaultValue, field.type, context) : undefined,
  });
  const type = printTypeThunk(field.type, context);
  return `  @${context.imports.take('Field')}(${options ? `${type}, ${options}` : type})`;
}
