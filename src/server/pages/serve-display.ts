import type { FastifyInstance } from 'fastify';
import { sendPage } from './send-page.ts';

/** The waiting-room display. */
export function serveDisplay(http: FastifyInstance, folder: string): void {
  http.get('/display', (request, reply) => sendPage(request, reply, { folder, file: 'display.html' }));
}
