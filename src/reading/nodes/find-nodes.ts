import type { Node } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findNode } from './find-node.ts';

/** Objects by their ids, in the order of the ids: the DataLoaders of the request read each type in one statement. */
export function findNodes(context: Context, ids: readonly string[]): Promise<(Node | null)[]> {
  return Promise.all(ids.map((id, index) => findNode(context, id, ['ids', String(index)])));
}
