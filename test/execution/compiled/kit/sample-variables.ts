import { type GraphQLSchema, type OperationDefinitionNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Random } from '../../../../src/programs/simulate/plan/seeded-random.ts';
import { type Samples, sampleValue } from './sample-value.ts';

/** A value for each variable that an operation passes to an argument. */
export function sampleVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  random: Random,
  samples: Samples,
): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      const argument = typeInfo.getArgument();
      const type = typeInfo.getInputType();
      if (argument && type) variables[name.value] = sampleValue(type, argument, random, samples);
    },
  });
  visit(operation, visitor);
  return variables;
}
