import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isSpecifiedScalarType,
} from 'graphql';
import type { ModelContext } from './model-context.ts';

/** The default of an argument or input field as TypeScript, in the form that resolvers receive it. */
export function printDefaultValue(value: unknown, type: GraphQLInputType, context: ModelContext): string {
  const present = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(present)) {
    const items = value as unknown[];
    return `[${items.map((item) => printDefaultValue(item, present.ofType, context)).join(', ')}]`;
  }
  if (isInputObjectType(present)) {
    const fields = present.getFields();
    const entries = Object.entries(value as Record<string, unknown>).flatMap(([name, fieldValue]) => {
      const field = fields[name];
      return field ? [`${name}: ${printDefaultValue(fieldValue, field.type, context)}`] : [];
    });
    return `{ ${entries.join(', ')} }`;
  }
  if (isEnumType(present)) return `${present.name}.${value}`;
  if (isSpecifiedScalarType(present)) return JSON.stringify(value);
  const scalar = context.findScalar(present.name);
  return `${context.imports.take(scalar.export, scalar.module)}.parseValue(${JSON.stringify(value)})`;
}
