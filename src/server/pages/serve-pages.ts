import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { projectRoot } from '../../settings/project-root.ts';
import { type Runs, serveAbout } from './serve-about.ts';
import { serveDisplay } from './serve-display.ts';
import { serveDocuments } from './serve-documents.ts';
import { serveExplorer } from './serve-explorer.ts';
import { serveSchema } from './serve-schema.ts';
import { serveStaff } from './serve-staff.ts';

interface PageOptions {
  /** Whether to serve the explorer at `/graphql`, and the schema as a file. */
  explorer: boolean;
  production: boolean;
  runs: Runs;
  schema: GraphQLSchema;
  /** Where the built pages are. */
  folder?: string;
}

/** Serves the pages that use the public schema, and in development the explorer, the schema and the documents. */
export async function servePages(http: FastifyInstance, options: PageOptions): Promise<void> {
  const { explorer, production, schema, folder = join(projectRoot, 'dist', 'web') } = options;
  await http.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    suppressWarning: true,
  });
  serveDisplay(http, folder);
  serveStaff(http, folder);
  serveAbout(http, options);
  if (!production) serveDocuments(http);
  if (!explorer) return;
  serveSchema(http, schema);
  await serveExplorer(http);
}
