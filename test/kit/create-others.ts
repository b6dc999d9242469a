import type { GraphQLSchema } from 'graphql';
import { type NodeType, nodePrefixes } from '../../src/generated/node-types.ts';
import type { Client } from './client.ts';
import { rootOperations } from './root-operations.ts';

/** Makes one of each kind that is not there yet, by the mutation `create<Kind>` with a sample of its input; answers all ids by kind. */
export async function createOthers(
  client: Client,
  schema: GraphQLSchema,
  made: Readonly<Partial<Record<NodeType, string>>>,
): Promise<Record<NodeType, string>> {
  const ids = { ...made } as Record<NodeType, string>;
  for (const kind of Object.keys(nodePrefixes) as NodeType[]) ids[kind] ??= await createOne(client, schema, kind, ids);
  return ids;
}

async function createOne(
  client: Client,
  schema: GraphQLSchema,
  kind: NodeType,
  ids: Record<NodeType, string>,
): Promise<string> {
  const mutation = `create${kind}`;
  const operation = rootOperations(schema, (needed) => ids[needed]).find(({ name }) => name === `Mutation.${mutation}`);
  if (!operation) throw new Error(`There is no ${mutation}: make a ${kind} in test/kit/furnish.ts.`);
  const field = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  const query = operation.query.replace('__typename', `__typename ... on Create${kind}Success { ${field} { id } }`);
  const data = await client.ask<Record<string, Record<string, { id: string }>>>(query, operation.variables);
  const row = data[mutation]?.[field];
  if (!row) throw new Error(`${mutation} was refused: ${JSON.stringify(data)}`);
  return row.id;
}
