import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on 127.0.0.1 that treats each connection as given; its port. */
export async function fakeServer(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer(onConnection);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

// The bytes after a column's name: no table, no column of it, type text (25), any size, no modifier, as text.
const textColumn = Buffer.from('00000000 0000 00000019 ffff ffffffff 0000'.replaceAll(' ', ''), 'hex');

/** Speaks just enough of PostgreSQL's protocol to let a client in and answer any query with one row of texts. */
export function answerAsPostgres(row: readonly string[]): (socket: Socket) => void {
  const ready = message('Z', Buffer.from('I'));
  const columns = row.map((_, i) => Buffer.concat([text(i === 0 ? 'number' : 'name'), textColumn]));
  const values = row.flatMap((value) => [int32(Buffer.byteLength(value)), Buffer.from(value)]);
  const answer = Buffer.concat([
    message('T', Buffer.concat([int16(row.length), ...columns])),
    message('D', Buffer.concat([int16(row.length), ...values])),
    message('C', text('SELECT 1')),
    ready,
  ]);
  return (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (data) => socket.write(String(data).startsWith('Q') ? answer : ''));
    });
  };
}

/** Turns every client away with PostgreSQL's words. */
export function refuseAsPostgres(code: string, words: string): (socket: Socket) => void {
  const fields = `SFATAL\0C${code}\0M${words}\0\0`;
  return (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(message('E', Buffer.from(fields))));
  };
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
