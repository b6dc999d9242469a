import type { FastifyInstance } from 'fastify';
import { sendPage } from './send-page.ts';

/** The addresses of the staff application, as its router in web/staff/app.tsx has them. */
const staffRoutes = ['/', '/claims', '/claims/:id', '/screens', '/set-password', '/forgot-password'];

/** The staff application: one built page at each of its addresses. */
export function serveStaff(http: FastifyInstance, folder: string): void {
  for (const url of staffRoutes)
    http.get(url, (request, reply) => sendPage(request, reply, { folder, file: 'index.html' }));
}
