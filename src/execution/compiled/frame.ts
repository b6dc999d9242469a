import type { FieldNode, GraphQLField } from 'graphql';
import type { Context } from '../../request/context.ts';

export type Values = Record<string, unknown>;

/** The frame that one run of a compiled operation carries to its resolvers, in the place of the context. */
export interface Frame {
  readonly context: Context;
  readonly variableValues: Values;
  /** Arguments that were coerced in this run; a list asks for the same ones for each item. */
  readonly args: Map<FieldNode, { field: GraphQLField<unknown, unknown>; values: Values }>;
  /** Something came that graphql-js alone answers rightly. */
  isUncertain: boolean;
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
