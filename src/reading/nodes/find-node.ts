import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import { parseTypeId } from '../../contract/type-id.ts';
import { BadInput } from '../../errors/bad-input.ts';
import type { Node, Permission } from '../../generated/models.ts';
import type { NodeType } from '../../generated/node-types.ts';
import type { Context } from '../../request/context.ts';
import { load } from '../row-loader.ts';
import { rowsBy } from '../rows-by.ts';
import { rowTypeOf } from '../selected/row-types.ts';

/** Any object by its id. Unknown, of another practice and not allowed look the same: null. */
export async function findNode(
  context: Context,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
  id: string,
  path: string[],
): Promise<Node | null> {
  const parsed = parseTypeId(id);
  if (!parsed) {
    const name = path.join('.');
    throw new BadInput(`${name} is no id of Foyer’s; ids look like patient_01h455vb4pex5vsknk084sn02q.`, path);
  }
  const { type, uuid } = parsed;
  if (!context.request.principal.permissions.has(permissionOf(schema, type))) return null;
  const row = await load(context, rowsBy(tableOf(type), 'id'), uuid);
  return row && ({ ...row, __typename: type } as unknown as Node);
}

function tableOf(type: NodeType): string {
  const rowType = rowTypeOf(type);
  if (!rowType) throw new Error(`${type} has no table: there is no ${type}Entity.`);
  return rowType.table;
}

function permissionOf(schema: GraphQLSchema, type: NodeType): Permission {
  const node = directiveOn<{ permission: Permission }>(schema.getType(type) ?? {}, 'node');
  if (!node) throw new Error(`${type} is no @node type.`);
  return node.permission;
}
