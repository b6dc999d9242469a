import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { projectRoot } from '../../settings/project-root.ts';
import { serveDisplay } from './serve-display.ts';
import { serveExplorer } from './serve-explorer.ts';
import { serveSchema } from './serve-schema.ts';

interface PageOptions {
  /** Whether to serve the explorer at `/graphql`, and the schema as a file. */
  explorer: boolean;
  schema: GraphQLSchema;
  /** Where the built pages are. */
  folder?: string;
}

/** Serves the pages that use the public schema, and in development the explorer. */
export async function servePages(http: FastifyInstance, options: PageOptions): Promise<void> {
  await serveDisplay(http, options.folder ?? join(projectRoot, 'dist', 'web'));
  if (!options.explorer) return;
  serveSchema(http, options.schema);
  await serveExplorer(http);
}
