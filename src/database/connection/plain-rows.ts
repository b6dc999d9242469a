import { TypeOverrides, types } from 'pg';
import { instantOf } from './instant-of.ts';

/**
 * The entities' values as JavaScript has them: instants are dates, calendar days texts, numbers numbers (none here is
 * above 2^53).
 */
export const entityTypes = new TypeOverrides();
const { builtins } = types;
entityTypes.setTypeParser(builtins.TIMESTAMPTZ, instantOf);
entityTypes.setTypeParser(builtins.DATE, (text: string) => text);
entityTypes.setTypeParser(builtins.INT8, Number);

type Row = Record<string, unknown>;

/** Rows by name, of rows by position. */
export function rowsWith(names: readonly string[], values: readonly (readonly unknown[])[]): Row[] {
  return values.map((row) => {
    const made: Row = {};
    for (let at = 0; at < names.length; at += 1) made[names[at] as string] = row[at];
    return made;
  });
}

const properties = new Map<string, string>();

/** Columns are named as the ORM names them: with underscores. */
export function propertyOf(column: string): string {
  const known = properties.get(column) ?? column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  properties.set(column, known);
  return known;
}

/** The column of an entity's property. */
export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
