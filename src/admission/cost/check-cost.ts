import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { mostErrors } from '../../errors/most-errors.ts';
import { tooLarge } from '../documents/too-large.ts';
import { type Cost, mostCost, resolveCost, type Variables } from './cost.ts';
import { operationCost } from './operation-cost.ts';
import { variablesInBounds } from './variables-in-bounds.ts';

/** Worked out once per operation; the documents are kept by the document cache. */
const costs = new WeakMap<OperationDefinitionNode, Cost>();

/** The cost of an operation with these variables, or the reason why it is not run. The document must be valid. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | null | undefined,
): number | readonly GraphQLError[] {
  if (!variablesInBounds(variables))
    return [tooLarge('The variables hold too many values, or too deep inside each other.')];
  const coerced = coerce(schema, operation, variables ?? {});
  if ('errors' in coerced) return coerced.errors;
  const known = costs.get(operation);
  const found = known ?? operationCost(schema, document, operation);
  if (known === undefined) costs.set(operation, found);
  const cost = resolveCost(found, coerced.values);
  if (cost <= mostCost) return cost;
  return [
    tooLarge(
      `An operation may cost ${mostCost}, this one costs ${Math.ceil(cost)} by @cost and @listSize; request smaller pages or fewer lists.`,
    ),
  ];
}

function coerce(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): { values: Variables } | { errors: readonly GraphQLError[] } {
  if (variableDefinitions.length === 0) return { values: {} };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables, {
    maxErrors: mostErrors,
  });
  // graphql-js adds one that says that it stopped.
  return coerced ? { values: coerced } : { errors: (errors ?? []).slice(0, mostErrors) };
}
