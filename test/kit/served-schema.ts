import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildServedSchema } from '../../src/schema.ts';

let schema: GraphQLSchema | undefined;

/** The served schema, built once per worker. A test that changes a schema builds one with `buildServedSchema`. */
export function servedSchema(): GraphQLSchema {
  schema ??= buildServedSchema();
  return schema;
}
