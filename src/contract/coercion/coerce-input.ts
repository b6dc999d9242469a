import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { fittingOf, namesOf } from './fitting.ts';
import { mostProblems, type Problem } from './problem.ts';
import { Literal, Placeholder } from './sent-value.ts';

/** The coercion of one set of arguments or variables. */
export interface Coercion {
  /** Every value that did not fit; more are added as they are found. */
  readonly problems: Problem[];
  /** Whether messages may name fields and values of the schema. */
  readonly isRevealing: boolean;
  /** The value of a variable that a document uses at this path. */
  readonly variableAt: (variable: string, path: readonly string[]) => unknown;
}

type Declared = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type' | 'defaultValue'>;

/**
 * The values of arguments or input fields by the rules of GraphQL. A value that does not fit is noted and omitted, and
 * the others are looked at all the same; graphql-js stops at the first one.
 */
export function coerceFields(
  declared: readonly Declared[],
  sent: Readonly<Record<string, unknown>>,
  path: readonly string[],
  coercion: Coercion,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of declared) {
    const given = Object.hasOwn(sent, name) ? resolved(sent[name], [...path, name], coercion) : undefined;
    if (given === undefined && defaultValue !== undefined) values[name] = defaultValue;
    else if (given !== undefined || isNonNullType(type)) {
      const value = coerceInput(given, type, [...path, name], coercion);
      if (value !== undefined) values[name] = value;
    }
  }
  return values;
}

/** A value that a variable brought has been coerced already. */
class Coerced {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

function resolved(sent: unknown, path: readonly string[], { variableAt }: Coercion): unknown {
  if (!(sent instanceof Placeholder)) return sent;
  const value = variableAt(sent.name, path);
  return value === undefined || value === null || value === unfit ? value : new Coerced(value);
}

/** The value of a variable that does not fit, which is noted already. */
export const unfit = Symbol('unfit');

/** The value; undefined when it does not fit. */
export function coerceInput(
  sent: unknown,
  type: GraphQLInputType,
  path: readonly string[],
  coercion: Coercion,
): unknown {
  if (sent === unfit) return undefined;
  if (sent === null || sent === undefined) {
    if (!isNonNullType(type)) return sent;
    return note(coercion, path, `is required; send ${fittingOf(type, coercion.isRevealing)}.`);
  }
  if (sent instanceof Coerced) return sent.value;
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return coerceList(sent, nullable.ofType, path, coercion);
  return isInputObjectType(nullable)
    ? coerceObject(sent, nullable, path, coercion)
    : coerceLeaf(sent, nullable, path, coercion);
}

function coerceList(sent: unknown, itemType: GraphQLInputType, path: readonly string[], coercion: Coercion): unknown {
  if (!Array.isArray(sent)) return [coerceInput(sent, itemType, path, coercion)];
  return sent.map((item, index) => {
    const itemPath = [...path, String(index)];
    return coerceInput(resolved(item, itemPath, coercion) ?? null, itemType, itemPath, coercion);
  });
}

function coerceObject(
  sent: unknown,
  type: GraphQLInputObjectType,
  path: readonly string[],
  coercion: Coercion,
): unknown {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) || sent instanceof Literal) {
    return note(coercion, path, `does not fit; send ${fittingOf(type, coercion.isRevealing)}.`);
  }
  const fields = type.getFields();
  const values = coerceFields(Object.values(fields), sent as Record<string, unknown>, path, coercion);
  for (const name of Object.keys(sent)) {
    if (Object.hasOwn(fields, name)) continue;
    const known = coercion.isRevealing ? ` This object has ${namesOf(Object.keys(fields))}.` : '';
    note(coercion, [...path, name], `is no field of this input; remove it.${known}`);
  }
  return values;
}

function coerceLeaf(sent: unknown, type: GraphQLLeafType, path: readonly string[], coercion: Coercion): unknown {
  try {
    const value = sent instanceof Literal ? type.parseLiteral(sent.node, undefined) : type.parseValue(sent);
    if (value !== undefined) return value;
  } catch {
    // Noted below, without repeating the value: it may be private.
  }
  return note(coercion, path, `does not fit; send ${fittingOf(type, coercion.isRevealing)}.`);
}

function note({ problems }: Coercion, path: readonly string[], says: string): undefined {
  if (problems.length >= mostProblems) return;
  problems.push({ path: path.map(withoutSign), message: `${path.join('.')} ${says}` });
}

/** Messages write a variable as documents do. */
function withoutSign(name: string, index: number): string {
  return index === 0 ? name.replace(/^\$/, '') : name;
}
