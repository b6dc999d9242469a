import { rowTypeOf } from '../reading/selected/row-types.ts';
import { type Field, resolverOf } from './field.ts';

/** A field that leads to a row which was joined is that row; any other one is loaded. */
export function withJoinedRow(field: Field, name: string, typeName: string): Field {
  if (!rowTypeOf(typeName)?.links[name]) return field;
  const resolve = resolverOf(field);
  return {
    ...field,
    resolve: (source, args, context, info) => {
      const row = source as Record<string, unknown>;
      return name in row ? row[name] : resolve(source, args, context, info);
    },
  };
}
