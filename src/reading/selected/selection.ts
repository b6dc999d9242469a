import { type FieldNode, type GraphQLField, getNamedType } from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import type { Permission } from '../../generated/models.ts';
import { addressColumnsOf } from './address-columns.ts';
import { type Collected, collect, type SelectingInfo } from './collect.ts';
import { linkOf, rowTypeOf } from './row-types.ts';

/** The selection of a table's rows: some of their properties, and the rows that some of their fields lead to. */
export interface Selection {
  properties: ReadonlySet<string>;
  joined: readonly Joined[];
  /** Lists of other rows, which are found by this row's id. */
  lists: readonly SelectedList[];
}

export interface SelectedList {
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
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

/** The part of an operation's selection of these objects that the principal may see. */
export function selectionOf(
  info: SelectingInfo,
  collected: Collected,
  permissions: ReadonlySet<Permission>,
  budget = { joins: mostJoined },
): Selection {
  const { type, fields } = collected;
  const rowType = rowTypeOf(type.name);
  if (!rowType) throw new Error(`The objects of ${type.name} are no rows of a table.`);
  const known = rowType.properties;
  const properties = new Set(['id', ...auditedProperties(type).filter((property) => known.has(property))]);
  const joined: Joined[] = [];
  const lists: SelectedList[] = [];
  for (const [name, nodes] of fields) {
    const field: SelectedList['field'] | undefined = type.getFields()[name];
    // `__typename` is on every type.
    if (!field) continue;
    const link = linkOf(type, name);
    if (!link && isList(field)) {
      const byKey = Map.groupBy(nodes, (node) => (node.alias ?? node.name).value);
      if (maySee(field, permissions)) lists.push(...[...byKey.values()].map((same) => ({ field, nodes: same })));
      continue;
    }
    if (!link) {
      // The sources of any other field that is no column are its resolver's affair.
      const sources = known.has(name) ? [name] : (addressColumnsOf(type, name) ?? known);
      for (const property of sources) properties.add(property);
      continue;
    }
    const { from, to } = link;
    if (budget.joins === 0 || !maySee(field, permissions)) {
      properties.add(from);
      continue;
    }
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
  return { properties, joined, lists };
}

function isList({ type }: SelectedList['field']): boolean {
  return getNamedType(type).name.endsWith('Connection');
}

/** A display's role may not even name the tables that it may not see. */
function maySee(field: SelectedList['field'], permissions: ReadonlySet<Permission>): boolean {
  const allow = directiveOn<{ permission: Permission }>(field, 'allow');
  return !allow || permissions.has(allow.permission);
}

/** The fields of an object that the audit names. Rows that never change have no version. */
function auditedProperties(type: Collected['type']): string[] {
  const data = directiveOn<{ patient: string }>(type, 'patientData');
  return data ? ['version', data.patient] : [];
}
