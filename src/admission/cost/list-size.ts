import {
  type FieldNode,
  type GraphQLField,
  getNamedType,
  isInputObjectType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import type { Cost, Variables } from './cost.ts';

/** The most items of a page anywhere in the schema, and what is assumed of a list whose size cannot be known. */
export const mostItems = 100;

/** `@listSize` of the schema. */
export interface ListSize {
  assumedSize?: number;
  slicingArguments?: string[];
  sizedFields?: string[];
}

type AnyField = GraphQLField<unknown, unknown>;

/**
 * How many items a list field can have with its slicing arguments, whether written out, in a variable or left to a
 * default.
 */
export function listSizeOf(field: AnyField, node: FieldNode): Cost {
  const { assumedSize = mostItems, slicingArguments = [] } = directiveOn<ListSize>(field, 'listSize') ?? {};
  const values = slicingArguments.map((path) => valueAt(field, node, path.split('.')));
  const resolve = (variables: Variables): number => {
    const given = values.map((value) => value(variables)).filter((value) => value !== undefined && value !== null);
    return given.length === 0 ? assumedSize : Math.max(...given.map(asSize));
  };
  const isOpen = node.arguments?.some(
    ({ name, value }) => isSlicing(slicingArguments, name.value) && hasVariable(value),
  );
  return isOpen ? resolve : resolve({});
}

function isSlicing(slicingArguments: readonly string[], name: string): boolean {
  return slicingArguments.some((path) => path.split('.')[0] === name);
}

/**
 * The value at a path into a field's arguments, such as `first` or `page.first`; undefined when neither client nor
 * schema gives one.
 */
function valueAt(field: AnyField, node: FieldNode, [name = '', ...path]: string[]): (variables: Variables) => unknown {
  const declared = field.args.find((arg) => arg.name === name);
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  const byDefault = at(declared?.defaultValue, path) ?? innerDefault(declared?.type, path);
  return (variables) => {
    const given = value && at(valueFromASTUntyped(value, variables), path);
    return given === undefined ? byDefault : given;
  };
}

/** The default that an input type itself gives at the end of a path that the client did not give. */
function innerDefault(type: unknown, path: readonly string[]): unknown {
  let [current, found] = [type, undefined as unknown];
  for (const name of path) {
    const named = getNamedType(current as AnyField['type']);
    const field = isInputObjectType(named) ? named.getFields()[name] : undefined;
    [current, found] = [field?.type, field?.defaultValue];
  }
  return found;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, name) => (inner as Variables | null | undefined)?.[name], value);
}

/**
 * A value that is neither a number nor a list is refused where it is coerced; until then the worst case is assumed.
 * Nothing makes an operation cheaper than free.
 */
function asSize(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : mostItems;
}

function hasVariable(value: ValueNode): boolean {
  let isFound = false;
  visit(value, {
    [Kind.VARIABLE]: () => {
      isFound = true;
    },
  });
  return isFound;
}
