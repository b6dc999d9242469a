import type { InferEntity } from '@mikro-orm/core';
import { sql } from 'kysely';
import { columnOf } from '../database/connection/plain-rows.ts';
import { anyOf } from '../database/sql/any-of.ts';
import type { entities } from '../generated/entities.ts';
import type { RowLoader } from './row-loader.ts';

type Entity = (typeof entities)[number];
type Property<Of extends Entity> = keyof InferEntity<Of> & string;

/**
 * Rows that belong to another one, such as the lines of a claim, in the order of a property. To be made once for each
 * kind: a request asks for all of a loader together.
 */
export function rowsOfEach<Of extends Entity>(
  entity: Of,
  owner: Property<Of>,
  order: Property<Of>,
): RowLoader<string, InferEntity<Of>[]> {
  const [ownerColumn, orderColumn] = [columnOf(owner), columnOf(order)];
  return {
    load: async (db, ownerIds, practiceId) => {
      const rows: Record<string, unknown>[] = await db
        .selectFrom(entity.meta.tableName as 'room')
        .selectAll()
        .where('practiceId', '=', practiceId)
        .where(sql.ref<string>(ownerColumn), '=', anyOf(ownerIds))
        .orderBy(sql.ref(ownerColumn))
        .orderBy(sql.ref(orderColumn))
        .execute();
      return Map.groupBy(rows as InferEntity<Of>[], (row) => String(row[owner]));
    },
  };
}
