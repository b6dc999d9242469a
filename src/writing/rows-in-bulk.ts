import { type EntityName, Utils } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import { anyOf } from '../database/sql/any-of.ts';
import type { WriteUnit } from './unit.ts';

/** Rows of one statement. */
const chunk = 500;
const keys: ReadonlySet<string> = new Set(['practiceId', 'id', 'version']);

/** Inserts rows with one statement for many, past the unit of work. They are audited like those of the unit of work. */
export async function insertInBulk<Row extends { id: string }>(
  unit: WriteUnit,
  entity: EntityName<Row>,
  rows: readonly Omit<Row, 'practiceId' | 'version'>[],
): Promise<void> {
  const { table, columns } = columnsOf(unit, entity);
  const own = columns.filter(({ property }) => property !== 'version' && property !== 'practiceId');
  const names = own.map(({ name }) => sql.ref(name));
  for (let from = 0; from < rows.length; from += chunk) {
    // From the practice's row, so that it runs on the server where that lies.
    await sql`insert into ${sql.table(table)} (practice_id, ${sql.join(names)})
      select practice.practice_id, ${sql.join(own.map(given))}
      from practice cross join ${recordset(own, rows.slice(from, from + chunk))}
      where practice.practice_id = ${unit.practiceId}`.execute(plain(unit));
  }
  unit.recordInserted(table, rows);
}

/**
 * Writes locked rows as they are now, with one statement for many: entities of the unit of work, or plain rows with all
 * columns. It is done with them then: the next `save` finds nothing to write. Rows are found by their ids, whatever
 * PostgreSQL knows of the table's size.
 */
export async function updateInBulk<Row extends { id: string; version: number }>(
  unit: WriteUnit,
  entity: EntityName<Row>,
  rows: readonly Row[],
): Promise<void> {
  const { type, table, columns } = columnsOf(unit, entity);
  const changed = columns.filter(({ property }) => !keys.has(property));
  const named = columns.filter(({ property }) => property !== 'practiceId');
  const target = sql.table(table);
  for (let from = 0; from < rows.length; from += chunk) {
    const some = rows.slice(from, from + chunk);
    const { numAffectedRows } = await sql`update ${target} set version = ${target}.version + 1,
        ${sql.join(changed.map((column) => sql`${sql.ref(column.name)} = ${given(column)}`))}
      from ${recordset(named, some)}
      where ${target}.practice_id = ${unit.practiceId} and ${target}.id = given.id
        and ${target}.id = ${anyOf(some.map(({ id }) => id))} and ${target}.version = given.version`.execute(
      plain(unit),
    );
    if (Number(numAffectedRows) !== some.length) throw new Error(`Rows of ${table} were changed without a lock.`);
    for (const row of some) {
      row.version += 1;
      if (Utils.isEntity(row)) unit.em.getUnitOfWork().merge(row);
      unit.recordUpdated(type, row);
    }
  }
}

interface Column {
  property: string;
  name: string;
  type: string;
}

function columnsOf<Row extends object>({ em }: WriteUnit, entity: EntityName<Row>) {
  const { className, props, tableName } = em.getMetadata().get(entity);
  const columns = props.flatMap(({ name, fieldNames, columnTypes, generated }): Column[] => {
    const [column, type] = [fieldNames?.[0], columnTypes?.[0]];
    return column && type && !generated ? [{ property: name, name: column, type }] : [];
  });
  return { type: className, table: tableName, columns };
}

const given = ({ name }: Column): RawBuilder<unknown> => sql.ref(`given.${name}`);

function recordset(columns: readonly Column[], rows: readonly object[]): RawBuilder<unknown> {
  const records = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(columns.map(({ property, name }) => [name, values[property] ?? null]));
  });
  const types = columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given (${sql.join(types)})`;
}

/** Columns have their own names here. */
const plain = ({ db }: WriteUnit) => db.withoutPlugins();
