import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { OperationArgs } from '../operation-args.ts';
import { certainResult } from './certain-result.ts';
import { flatten, fragmentsOf } from './flatten.ts';
import { type Frame, isPromise, type Values } from './frame.ts';

export interface CompiledOperation {
  /** How much is kept for it, roughly. */
  readonly fields: number;
  /** The answer; null when only graphql-js can give it. */
  run(args: OperationArgs, variableValues: Values): Promise<ExecutionResult | null>;
}

/** Compiles operations of one schema. */
export type Compiler = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variableValues: Values,
) => CompiledOperation | null;

export function createCompiler(schema: GraphQLSchema, twin: GraphQLSchema): Compiler {
  const customSerializers = Object.fromEntries(
    Object.values(schema.getTypeMap()).flatMap((type) => (isLeafType(type) ? [[type.name, serializerOf(type)]] : [])),
  );
  return (document, operation, variableValues) => {
    const fragments = fragmentsOf(document);
    const flattened = flatten({ schema, operation, fragments, variableValues });
    if (!flattened) return null;
    const originals = ([node]: FieldNode[]) => flattened.nodes[node?.loc?.startToken.line ?? -1];
    const compiled = compileQuery(twin, flattened.document, undefined, {
      customSerializers,
      disablingCapturingStackErrors: true,
      resolverInfoEnricher: ({ fieldName, fieldNodes, parentType }) => {
        const parent = schema.getType(parentType.name);
        const returnType = isObjectType(parent) ? parent.getFields()[fieldName]?.type : undefined;
        return { schema, parentType: parent, returnType, fieldNodes: originals(fieldNodes), operation, fragments };
      },
    });
    if (!isCompiledQuery(compiled)) return null;
    return {
      fields: flattened.nodes.length,
      run: async ({ rootValue, contextValue }, values) => {
        const frame: Frame = { context: contextValue, variableValues: values, args: new Map(), isUncertain: false };
        const result = await compiled.query(rootValue, frame, {});
        return frame.isUncertain ? null : certainResult(result, flattened);
      },
    };
  };
}

/** Every value that graphql-js would not print as it is becomes an error, which is left to it. */
function serializerOf(type: GraphQLLeafType): (value: unknown) => unknown {
  return (value) => {
    if (isPromise(value)) value.catch(() => {});
    if (typeof value === 'function' || isPromise(value)) return undefined;
    return type.serialize(value) ?? undefined;
  };
}
