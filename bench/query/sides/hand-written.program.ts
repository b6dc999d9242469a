// The limit: Node's own HTTP server, one prepared statement for each answer, and PostgreSQL's finished JSON handed on unread.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bearerToken } from '../../../src/access/token.ts';
import { answerParent } from '../../frame/answer-parent.ts';
import { processorTime } from '../../frame/processor-time.ts';
import { boardRows } from './board-rows.ts';
import { openPool } from './entered.ts';
import { sessionKey } from './session-key.ts';

const [appUrl = ''] = process.argv.slice(2);
const pool = openPool(appUrl);

const statements: Record<string, string> = {
  '/list': 'select bench.limit_appointment_list($1, $2, $3)',
  '/chart': 'select bench.limit_chart($1, $2)',
  '/day': 'select bench.limit_whole_day($1, $2, $3)',
  '/check-in': 'select bench.limit_check_in_now($1, $2)',
};

async function answer(path: string, token: string, args: string[]): Promise<string> {
  if (path === '/board') return JSON.stringify(boardRows);
  const text = statements[path] ?? '';
  const { rows } = await pool.query({ name: path, text, values: [sessionKey(token), ...args], rowMode: 'array' });
  return rows[0]?.[0];
}

async function readBody(request: IncomingMessage): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Object.values(JSON.parse(Buffer.concat(chunks).toString()));
}

const http = createServer(async (request, response) => {
  try {
    const args = await readBody(request);
    const body = await answer(request.url ?? '', bearerToken(request.headers.authorization) ?? '', args);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
await once(http.listen(0, '127.0.0.1'), 'listening');

answerParent({ processorTime, port: () => (http.address() as AddressInfo).port });
