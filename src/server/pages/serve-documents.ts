import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../../settings/project-root.ts';

interface Named {
  Params: { name: string };
}

/** Foyer's own documents as they stand in `docs/`, for developers. */
export function serveDocuments(http: FastifyInstance): void {
  http.get<Named>('/docs/:name', async ({ params: { name } }, reply) => {
    if (!/^[\w-]+\.md$/.test(name)) return reply.callNotFound();
    const text = await readFile(join(projectRoot, 'docs', name), 'utf8').catch(() => undefined);
    if (text === undefined) return reply.callNotFound();
    return reply.type('text/plain; charset=utf-8').send(text);
  });
}
