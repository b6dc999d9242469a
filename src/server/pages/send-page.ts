import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends a built page, which is requested each time; its assets carry a hash of their content in their names. */
export async function sendPage(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  page: { folder: string; file: string },
): Promise<FastifyReply> {
  const { folder, file } = page;
  if (!existsSync(join(folder, file)))
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('The pages are not built yet; run "npm run build" in Foyer’s folder, then load this page again.\n');
  reply.headers({ 'content-security-policy': pagePolicy(headers.host), 'cache-control': 'no-cache' });
  return reply.sendFile(file, folder, { cacheControl: false });
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
