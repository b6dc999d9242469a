import { type GraphQLField, getNamedType } from 'graphql';
import { propertiesOf } from '../../database/properties-of.ts';
import type { Permission } from '../../generated/models.ts';
import { directiveOn } from '../directive-on.ts';
import { type Collected, collect, type SelectingInfo } from './collect.ts';
import { rowTypeOf } from './row-types.ts';

/** What is wanted of a table's rows: some of their properties, and the rows that some of their fields lead to. */
export interface Selection {
  properties: ReadonlySet<string>;
  joined: readonly Joined[];
}

export interface Joined {
  field: string;
  from: string;
  to: string;
  table: string;
  selection: Selection;
}

/** Further ones are loaded by themselves: planning a statement takes the longer the more it joins. */
const mostJoined = 12;

/** What an operation selects of these objects, and whoever asks may see. */
export function selectionOf(
  info: SelectingInfo,
  collected: Collected,
  permissions: ReadonlySet<Permission>,
  budget = { joins: mostJoined },
): Selection {
  const { type, fields } = collected;
  const rowType = rowTypeOf(type.name);
  if (!rowType) throw new Error(`The objects of ${type.name} are no rows of a table.`);
  const known = propertiesOf(rowType.table);
  const properties = new Set(['id', ...auditedProperties(type)]);
  const joined: Joined[] = [];
  for (const [name, nodes] of fields) {
    if (name === '__typename') continue;
    const link = rowType.links[name];
    if (!link) {
      for (const property of known.has(name) ? [name] : propertiesBehind(type, name, known)) properties.add(property);
      continue;
    }
    const { from, to = 'id' } = link;
    properties.add(from);
    const field = type.getFields()[name];
    if (!field || budget.joins === 0 || !maySee(field, permissions)) continue;
    budget.joins -= 1;
    const inner = collect(info, getNamedType(field.type), nodes);
    const other = inner && rowTypeOf(inner.type.name);
    if (!other) throw new Error(`${type.name}.${name} leads to no row of a table.`);
    joined.push({
      field: name,
      from,
      to,
      table: other.table,
      selection: selectionOf(info, inner, permissions, budget),
    });
  }
  return { properties, joined };
}

/** What a field that is no column is made of is its resolver's affair; but lists of other rows are found by this one's id. */
function propertiesBehind(type: Collected['type'], name: string, known: ReadonlySet<string>): Iterable<string> {
  const field = type.getFields()[name];
  return field && getNamedType(field.type).name.endsWith('Connection') ? [] : known;
}

/** A display's role may not even name the tables that it may not see. */
function maySee(field: GraphQLField<unknown, unknown>, permissions: ReadonlySet<Permission>): boolean {
  const allow = directiveOn<{ permission: Permission }>(field, 'allow');
  return !allow || permissions.has(allow.permission);
}

/** What the audit says of an object. */
function auditedProperties(type: Collected['type']): string[] {
  const data = directiveOn<{ patient: string }>(type, 'patientData');
  return data ? ['version', data.patient] : [];
}
