import type { GraphQLResolveInfo } from 'graphql';
import { type Field, resolverOf } from './field.ts';

/**
 * Work that a mutation has begun is finished, though its client leaves. Once its only root field has done its work, the
 * rest are reads for the answer, like a query's.
 */
export function withLastReads(field: Field): Field {
  const resolve = resolverOf(field);
  return {
    ...field,
    resolve: async (source, args, context, info) => {
      try {
        return await resolve(source, args, context, info);
      } finally {
        const { request } = context;
        if (isOnlyField(info)) request.reads.cancelOn(request.signal);
      }
    },
  };
}

function isOnlyField({ operation: { selectionSet } }: GraphQLResolveInfo): boolean {
  const [first, ...others] = selectionSet.selections;
  return first?.kind === 'Field' && others.length === 0;
}
