import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type GraphQLScalarType,
  type GraphQLSchema,
  GraphQLSpecifiedByDirective,
  getDirectiveValues,
  isAbstractType,
  isScalarType,
} from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { readTypeDefs } from './contract/read-type-defs.ts';
import { resolvers } from './generated/resolver-classes.ts';
import { guardFields } from './guards/guard-fields.ts';

/** The schema that the resolver classes amount to; the contract test compares it with the SDL. */
export function buildClassesSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [...resolvers] as unknown as NonEmptyArray<() => void>,
    validate: false,
    // Subscriptions bring their own sources; the broker that TypeGraphQL asks for is never used.
    pubSub: {
      publish: () => {
        throw new Error('Events are published by committing them.');
      },
      subscribe: () => {
        throw new Error('Subscriptions read the event log.');
      },
    },
  });
}

/**
 * The schema that is served: the SDL with its directives and descriptions, implemented by the resolver classes and
 * guarded as the directives say.
 */
export function buildServedSchema(typeDefs = readTypeDefs()): GraphQLSchema {
  const resolversMap = createResolversMap(buildClassesSchema());
  const schema = makeExecutableSchema({ typeDefs, resolvers: resolversMap as never });
  const guarded = guardFields(schema);
  for (const type of Object.values(guarded.getTypeMap())) {
    // Putting the scalars' code in place drops what the SDL says about them.
    if (isScalarType(type)) {
      type.description ??= type.astNode?.description?.value;
      type.specifiedByURL ??= specifiedBy(type);
    }
    // TypeGraphQL's own look-up is asynchronous, which a compiled executor cannot follow.
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
  }
  return guarded;
}

function specifiedBy({ astNode }: GraphQLScalarType): string | undefined {
  return astNode ? (getDirectiveValues(GraphQLSpecifiedByDirective, astNode)?.url as string | undefined) : undefined;
}
