import type { InferEntity } from '@mikro-orm/core';
import { sql } from 'kysely';
import { columnOf } from '../database/connection/plain-rows.ts';
import { anyOf } from '../database/sql/any-of.ts';
import type { Table } from '../database/sql/column.ts';
import type { Reader } from '../database/sql/reader.ts';
import type { entities } from '../generated/entities.ts';

type Row = Record<string, unknown>;

/** Loads whole rows by a property that no two of them share, within the practice. */
interface RowsBy<Found> {
  readonly load: (db: Reader, keys: readonly string[], practiceId: string) => Promise<Map<string, Found>>;
}

const loaders = new Map<string, RowsBy<Row>>();

/** Rows of an entity by id. */
export function rowsById<Entity extends (typeof entities)[number]>(
  entity: Entity,
): RowsBy<InferEntity<Entity> & { id: string }> {
  return rowsBy(entity.meta.tableName, 'id') as RowsBy<object> as RowsBy<InferEntity<Entity> & { id: string }>;
}

/**
 * Rows of a table by one of its properties. The same loader for the same property, so that a request asks for them
 * together.
 */
export function rowsBy(table: string, property: string): RowsBy<Row> {
  const key = `${table}.${property}`;
  const loader = loaders.get(key) ?? (table === 'practice' ? practicesById : makeLoader(table as Table, property));
  loaders.set(key, loader);
  return loader;
}

function makeLoader(table: Table, property: string): RowsBy<Row> {
  return {
    load: async (db, keys, practiceId) => {
      if (keys.length === 0) return new Map();
      const rows: Row[] = await db
        .selectFrom(table as 'room')
        .selectAll()
        .where('practiceId', '=', practiceId)
        .where(sql.ref<string>(columnOf(property)), '=', anyOf(keys))
        .execute();
      return new Map(rows.map((row) => [row[property] as string, row]));
    },
  };
}

/** A practice is its own tenant: its id is the practice id. */
const practicesById: RowsBy<Row> = {
  load: async (db, _ids, practiceId) => {
    const rows = await db.selectFrom('practice').selectAll().where('practiceId', '=', practiceId).execute();
    return new Map(rows.map((row) => [row.practiceId, { ...row, id: row.practiceId }]));
  },
};
