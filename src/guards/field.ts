import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLFieldResolver } from 'graphql';
import type { Context } from '../request/context.ts';

export type Field = GraphQLFieldConfig<unknown, Context>;

export type Resolver = GraphQLFieldResolver<unknown, Context>;

/** The field's own resolver, or the one graphql-js would use. */
export function resolverOf(field: Field): Resolver {
  return field.resolve ?? defaultFieldResolver;
}
