import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { possibleTypesOf } from '../../contract/possible-types.ts';
import { printServed } from '../../contract/print-served.ts';

/** The schema as a file, for tools that read no introspection, and the table that caches of clients need. */
export function serveSchema(http: FastifyInstance, schema: GraphQLSchema): void {
  let printed: string | undefined;
  http.get('/schema.graphql', async (_request, reply) => {
    printed ??= printServed(schema);
    return reply.type('text/plain; charset=utf-8').send(printed);
  });
  http.get('/possible-types.json', async () => possibleTypesOf(schema));
}
