import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { tooLarge } from '../documents/too-large.ts';
import { type Cost, mostCost, resolveCost, type Variables } from './cost.ts';
import { operationCost } from './operation-cost.ts';

/** Worked out once per operation; the documents are kept by the document cache. */
const costs = new WeakMap<OperationDefinitionNode, Cost>();

/** The cost of an operation with these values of its variables, or the error when it costs too much. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Variables,
): number | GraphQLError {
  const known = costs.get(operation);
  const found = known ?? operationCost(schema, document, operation);
  if (known === undefined) costs.set(operation, found);
  const cost = resolveCost(found, values);
  if (cost <= mostCost) return cost;
  return tooLarge(
    `An operation may cost ${mostCost}, this one costs ${Math.ceil(cost)} by @cost and @listSize; request smaller pages or fewer lists.`,
  );
}
