import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLObjectType,
  GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { answeredVariables } from '../contract/coercion/answered-variables.ts';
import { answersInvalidInput } from '../contract/coercion/answers-invalid-input.ts';
import { WithUnfitVariables } from '../contract/coercion/coerce-arguments.ts';
import { coerceVariables, type UnfitVariables } from '../contract/coercion/coerce-variables.ts';
import type { OperationArgs } from './operation-args.ts';

/** Runs the mutations of one schema. */
export type RunMutation = (args: OperationArgs, operation: OperationDefinitionNode) => ReturnType<typeof execute>;

/**
 * graphql-js refuses an operation for the first value that does not fit. A form needs all of them, as data: the fields
 * of a mutation coerce their arguments themselves (`withArgumentCheck`), and get the variables that do not fit as well.
 */
export function createRunMutation(schema: GraphQLSchema): RunMutation {
  const twin = withoutArguments(schema);
  return (args, operation) => {
    const { document, variableValues } = args;
    const { unfit } = coerceVariables(schema, operation, variableValues ?? {});
    if (unfit.size === 0) return execute({ ...args, schema: twin });
    const answered = answeredVariables(schema, document, operation);
    // Admission refuses the others; graphql-js reports those that come another way.
    const left: UnfitVariables = new Map([...unfit].filter(([name]) => answered.has(name)));
    return execute({
      ...args,
      schema: twin,
      document: withoutVariables(document, operation, left),
      rootValue: new WithUnfitVariables(left),
    }) as ExecutionResult;
  };
}

/** The schema with mutations that take no arguments, as graphql-js sees it: it coerces none. */
function withoutArguments(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType();
  if (!mutation) return schema;
  const { fields, ...config } = mutation.toConfig();
  const bare = Object.entries(fields).map(([name, field]) => [
    name,
    answersInvalidInput(field.type) ? { ...field, args: {} } : field,
  ]);
  return new GraphQLSchema({
    ...schema.toConfig(),
    types: schema.toConfig().types.filter((type) => type !== mutation),
    mutation: new GraphQLObjectType({ ...config, fields: Object.fromEntries(bare) }),
    assumeValid: true,
  });
}

function withoutVariables(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  unfit: UnfitVariables,
): DocumentNode {
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => !unfit.has(variable.name.value));
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition === operation ? { ...operation, kind: Kind.OPERATION_DEFINITION, variableDefinitions } : definition,
    ),
  } as DocumentNode;
}
