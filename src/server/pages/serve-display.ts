import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const page = 'display.html';

/**
 * The waiting-room display. Its assets carry a hash of their content in their names; the page that names them is
 * requested each time.
 */
export async function serveDisplay(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    suppressWarning: true,
  });
  http.get('/display', async (request, reply) => {
    if (!existsSync(join(folder, page))) {
      reply.code(503).type('text/plain; charset=utf-8');
      return 'The pages are not built yet; run "npm run build" in Foyer’s folder, then load this page again.\n';
    }
    reply.headers({ 'content-security-policy': pagePolicy(request.headers.host), 'cache-control': 'no-cache' });
    return reply.sendFile(page, folder, { cacheControl: false });
  });
}

/**
 * Everything from this server alone. Its WebSockets are named, because not every browser counts them under `'self'`.
 */
function pagePolicy(host: string | undefined): string {
  const isHost = host !== undefined && /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host);
  const sockets = isHost ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
