import { MapperKind, mapSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { checkLinks } from '../reading/selected/row-types.ts';
import type { Field } from './field.ts';
import { withArgumentCheck } from './with-argument-check.ts';
import { withAudit } from './with-audit.ts';
import { withIdempotency } from './with-idempotency.ts';
import { withLastReads } from './with-last-reads.ts';
import { withMask } from './with-mask.ts';
import { withPermission } from './with-permission.ts';
import { withPhones } from './with-phones.ts';
import { withPostalAddress } from './with-postal-address.ts';
import { withRelatedRow } from './with-related-row.ts';
import { withTotalCount } from './with-total-count.ts';
import { withTypeIds } from './with-type-ids.ts';

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Makes the schema keep what its directives promise: permissions, limits of arguments, ids, masks, the audit of what is
 * read and mutations done once. Throws when a root field says neither `@allow` nor `@public`, and when a field that
 * should lead to another row leads nowhere.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  checkLinks(schema);
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: Field, name, typeName) => {
      if (typeName.startsWith('__')) return field;
      const own = typeName === 'Mutation' ? withIdempotency(field, name) : field;
      const placed = withPostalAddress(withRelatedRow(own, name, typeName, schema), name, typeName, schema);
      const found = withTotalCount(placed, name, typeName);
      const translated = withAudit(withTypeIds(found, name, typeName, schema), schema);
      const guarded = withArgumentCheck(withPhones(translated, typeName), typeName);
      if (!rootTypes.has(typeName)) return withMask(guarded);
      const permitted = withPermission(guarded, `${typeName}.${name}`);
      return typeName === 'Mutation' ? withLastReads(permitted) : permitted;
    },
  });
}
