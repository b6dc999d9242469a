import { type GraphQLObjectType, type GraphQLResolveInfo, getArgumentValues, getNamedType } from 'graphql';
import { sql } from 'kysely';
import { template } from '../../database/sql/template.ts';
import type { Context } from '../../request/context.ts';
import { load, type RowLoader } from '../row-loader.ts';
import { selectRows } from './select-rows.ts';
import { selectedBy } from './selected-by.ts';
import type { Selection } from './selection.ts';

type RowWithId = Record<string, unknown> & { id: string };

const loaders = new WeakMap<Selection, RowLoader<string, RowWithId>>();
const byId = [{ property: 'id', direction: 'asc' }] as const;

/**
 * One row of a table, as far as the operation selects it, with the rows it leads to. Lists below it are asked for at
 * the same time.
 */
export function selectOne<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  table: string,
  id: string,
): Promise<Row | null> {
  const selection = selectedBy(info, [[]], context.request.principal.permissions);
  const loader = loaders.get(selection) ?? rowsLoader(table, selection);
  loaders.set(selection, loader);
  const row = load(context, loader, id);
  for (const list of selection.lists) begin(context, info, list, id);
  return row as Promise<unknown> as Promise<Row | null>;
}

function rowsLoader(table: string, selection: Selection): RowLoader<string, RowWithId> {
  const statement = template<{ practiceId: string; ids: readonly string[] }>((db, given) => {
    const rows = sql`select * from ${sql.table(table)}
      where practice_id = ${given('practiceId', 'uuid')} and id = any(${given('ids', 'uuid[]')})`;
    return { compile: () => rows.compile(db) };
  });
  return {
    load: async (db, ids, practiceId, reads) => {
      const rows = await selectRows<RowWithId>(reads, selection, statement(db, { practiceId, ids }), byId);
      return new Map(rows.map((row) => [row.id, row]));
    },
  };
}

/**
 * Has a list's rows loaded, by the field's own resolver. It finds them there when its turn comes; a failure is reported
 * then.
 */
function begin(
  context: Context,
  info: GraphQLResolveInfo,
  { field, nodes }: Selection['lists'][number],
  id: string,
): void {
  const [node] = nodes;
  if (!node || !field.resolve) return;
  const parentType = getNamedType(info.returnType) as GraphQLObjectType;
  const itsInfo = { ...info, parentType, fieldName: field.name, fieldNodes: nodes, returnType: field.type };
  try {
    const args = getArgumentValues(field, node, info.variableValues);
    Promise.resolve(field.resolve({ id }, args, context, itsInfo)).catch(() => {});
  } catch {
    // Faults of arguments are reported where the field is resolved.
  }
}
