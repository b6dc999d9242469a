import { type GraphQLSchema, isObjectType } from 'graphql';
import { load } from '../reading/row-loader.ts';
import { rowsBy } from '../reading/rows-by.ts';
import { linkOf } from '../reading/selected/row-types.ts';
import type { Field } from './field.ts';

/**
 * A field that leads to another row, by its name, is that row where it was joined. Any other is loaded, together with
 * those that the request asks for at the same time.
 */
export function withRelatedRow(field: Field, name: string, typeName: string, schema: GraphQLSchema): Field {
  const type = schema.getType(typeName);
  const link = isObjectType(type) ? linkOf(type, name) : undefined;
  if (!link) return field;
  const loader = rowsBy(link.table, link.to);
  return {
    ...field,
    resolve: (source, _args, context) => {
      const row = source as Record<string, unknown>;
      return name in row ? row[name] : load(context, loader, row[link.from] as string | null | undefined);
    },
  };
}
