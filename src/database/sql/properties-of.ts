import { entities } from '../../entities.ts';

const known = new Map(
  entities.map(({ meta: { tableName, properties } }) => [tableName, new Set(Object.keys(properties))] as const),
);

/** The properties of a table's entity: one for each of its columns. */
export function propertiesOf(table: string): ReadonlySet<string> {
  const properties = known.get(table);
  if (!properties) throw new Error(`No entity is kept in ${table}.`);
  return properties;
}
