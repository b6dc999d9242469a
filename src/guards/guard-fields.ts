import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Context } from '../request/context.ts';
import { withArgumentCheck } from './with-argument-check.ts';
import { withAudit } from './with-audit.ts';
import { withIdempotency } from './with-idempotency.ts';
import { withJoinedRow } from './with-joined-row.ts';
import { withLastReads } from './with-last-reads.ts';
import { withMask } from './with-mask.ts';
import { withPermission } from './with-permission.ts';
import { withTotalCount } from './with-total-count.ts';
import { withTypeIds } from './with-type-ids.ts';

export type Field = GraphQLFieldConfig<unknown, Context>;
export type Resolver = GraphQLFieldResolver<unknown, Context>;
const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Makes the schema keep what its directives promise: permissions, limits of arguments, ids, masks, the audit of what is read and mutations done once.
 * Throws when a root field says neither `@allow` nor `@public`.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: Field, name, typeName) => {
      if (typeName.startsWith('__')) return field;
      const own = typeName === 'Mutation' ? withIdempotency(field, name) : field;
      const found = withTotalCount(withJoinedRow(own, name, typeName), name, typeName);
      const told = withAudit(withTypeIds(found, name, typeName, schema), schema);
      const guarded = withArgumentCheck(told, typeName);
      if (!rootTypes.has(typeName)) return withMask(guarded);
      const permitted = withPermission(guarded, `${typeName}.${name}`);
      return typeName === 'Mutation' ? withLastReads(permitted) : permitted;
    },
  });
}

/** The field's own resolver, or the one graphql-js would use. */
export function resolverOf(field: Field): Resolver {
  return field.resolve ?? defaultFieldResolver;
}
