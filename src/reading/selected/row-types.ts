import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { entities } from '../../generated/entities.ts';

/** A type of the schema whose objects are rows: it is kept in the table of the entity that has its name. */
interface RowType {
  table: string;
  properties: ReadonlySet<string>;
}

const rowTypes = new Map<string, RowType>(
  entities.map(({ meta: { className, tableName, properties } }) => [
    className,
    { table: tableName, properties: new Set(Object.keys(properties)) },
  ]),
);

/** The table of a type of the schema; undefined where its objects are no rows. */
export function rowTypeOf(name: string): RowType | undefined {
  return rowTypes.get(name);
}

/**
 * A field that leads from a row to at most one row of another table: this row's property is that property of the other.
 */
export interface Link {
  from: string;
  to: string;
  table: string;
}

/**
 * Where a field leads: `site` to the row that `siteId` names or, as `visit` of an appointment, to the row whose
 * `appointmentId` names this one.
 */
export function linkOf(type: GraphQLObjectType, name: string): Link | undefined {
  const own = rowTypeOf(type.name);
  const other = otherRowType(type, name);
  if (!own || !other) return undefined;
  if (own.properties.has(`${name}Id`)) return { from: `${name}Id`, to: 'id', table: other.table };
  const back = referenceTo(type.name);
  return other.properties.has(back) ? { from: 'id', to: back, table: other.table } : undefined;
}

/**
 * Refuses a schema with a field that should lead to another row by its name and does not, or does so in two ways.
 * @throws When neither row names the other and no resolver was written for the field, or when one was written all the
 * same.
 */
export function checkLinks(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (!rowTypeOf(type.name)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const link = linkOf(type, name);
      if (link && field.resolve) throw new Error(`${type.name}.${name} follows from its name: remove its resolver.`);
      if (link || field.resolve || !otherRowType(type, name)) continue;
      const other = getNamedType(field.type).name;
      throw new Error(
        `${type.name}.${name} leads nowhere: ${type.name}Entity has no ${name}Id, and ${other}Entity has no ${referenceTo(type.name)}.`,
      );
    }
  }
}

/** The property by which another row names one of this type, such as `visitTypeId`. */
function referenceTo(typeName: string): string {
  return `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}Id`;
}

/** The rows that a single object field without arguments leads to. */
function otherRowType(type: GraphQLObjectType, name: string): RowType | undefined {
  const field = type.getFields()[name];
  if (!field || field.args.length > 0 || isListType(getNullableType(field.type))) return undefined;
  return rowTypeOf(getNamedType(field.type).name);
}
