import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isNonNullType,
} from 'graphql';
import { printFieldDecorator } from './field-decorator.ts';
import type { ModelContext } from './model-context.ts';
import { printTsType } from './ts-type.ts';

type OutputType = GraphQLObjectType | GraphQLInterfaceType;
type OutputField = GraphQLField<unknown, unknown>;

const valueTypeNames = /(Success|Error|Payload|Connection|Edge)$/;

/** The properties of a model class. A field with arguments has none: only a field resolver can implement it. */
export function printOutputFields(type: OutputType, context: ModelContext): string[] {
  return Object.values(type.getFields())
    .filter((field) => field.args.length === 0)
    .map((field) => {
      const decorator = printFieldDecorator(field, type.name, context);
      const property = printProperty(field, type, context);
      return isInherited(field, decorator, type, context) ? property : `${decorator}\n${property}`;
    });
}

function printProperty(field: OutputField, type: OutputType, context: ModelContext): string {
  const isLoadedLater = (isCompositeType(getNamedType(field.type)) && !isValueType(type, context)) || isComputed(field);
  if (isLoadedLater) return `  ${field.name}?: ${printTsType(getNullableType(field.type), context)};`;
  return `  ${field.name}${isNonNullType(field.type) ? '!' : '?'}: ${printTsType(field.type, context)};`;
}

function isComputed(field: OutputField): boolean {
  return field.astNode?.directives?.some((directive) => directive.name.value === 'computed') ?? false;
}

function isValueType(type: OutputType, context: ModelContext): boolean {
  return valueTypeNames.test(type.name) || context.valueTypes.has(type.name);
}

/** TypeGraphQL copies the fields of the interfaces; one that narrows or documents its own needs its own decorator. */
function isInherited(field: OutputField, decorator: string, type: OutputType, context: ModelContext): boolean {
  const ancestors = type.getInterfaces().flatMap((parent) => {
    const inherited = parent.getFields()[field.name];
    return inherited ? [{ parent, inherited }] : [];
  });
  return (
    ancestors.length > 0 &&
    ancestors.every(
      ({ parent, inherited }) =>
        inherited.args.length === 0 && printFieldDecorator(inherited, parent.name, context) === decorator,
    )
  );
}
