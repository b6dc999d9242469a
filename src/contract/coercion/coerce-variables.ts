import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { coerceInput } from './coerce-input.ts';
import type { Problem } from './problem.ts';

/** Variables whose values do not fit, as they were sent. */
export type UnfitVariables = ReadonlyMap<string, UnfitVariable>;

interface UnfitVariable {
  type: GraphQLInputType;
  sent: unknown;
}

/** The variables of an operation of a valid document: the values of those that fit, and the others. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): { values: Record<string, unknown>; unfit: UnfitVariables } {
  const values: Record<string, unknown> = {};
  const unfit = new Map<string, UnfitVariable>();
  for (const { variable, type: typeNode, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    if (!isInputType(type)) continue;
    const given = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (given === undefined && defaultValue) {
      values[name] = valueFromAST(defaultValue, type);
      continue;
    }
    const problems: Problem[] = [];
    const value = coerceInput(given, type, [name], { problems, isRevealing: false, variableAt: () => undefined });
    if (problems.length > 0) unfit.set(name, { type, sent: given });
    else if (value !== undefined) values[name] = value;
  }
  return { values, unfit };
}

/** Every problem of these variables, in their order. */
export function problemsOf(unfit: UnfitVariables, isRevealing: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const [name, { type, sent }] of unfit) {
    coerceInput(sent, type, [`$${name}`], { problems, isRevealing, variableAt: () => undefined });
  }
  return problems;
}
