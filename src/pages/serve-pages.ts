import type { FastifyInstance } from 'fastify';

/** Serves the pages that use the public schema, and in development the explorer. */
export async function servePages(http: FastifyInstance, options: { explorer: boolean }): Promise<void> {
  void http;
  void options;
}
