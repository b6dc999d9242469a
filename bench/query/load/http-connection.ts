import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  status: number;
  /** Of this one message only until the next is asked for. */
  body: Buffer;
}

/** One kept-alive connection with one request at a time, read with as little work as HTTP/1.1 allows: the load must cost less than what it measures. */
export class HttpConnection {
  readonly #socket: Socket;
  #read: Buffer = Buffer.alloc(0);
  #answer: PromiseWithResolvers<HttpAnswer> | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#answer?.reject(error));
    socket.on('close', () => this.#answer?.reject(new Error('The server closed a connection.')));
  }

  send(request: Buffer): Promise<HttpAnswer> {
    if (this.#socket.destroyed) throw new Error('The server has closed a connection.');
    this.#answer = Promise.withResolvers<HttpAnswer>();
    this.#socket.write(request);
    return this.#answer.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk]);
    const answer = parse(this.#read);
    if (!answer) return;
    this.#read = Buffer.alloc(0);
    const waiting = this.#answer;
    this.#answer = undefined;
    waiting?.resolve(answer);
  }
}

export async function openHttpConnection(port: number): Promise<HttpConnection> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return new HttpConnection(socket);
}

/** The whole message, or undefined while something of it is missing. */
function parse(read: Buffer): HttpAnswer | undefined {
  const end = read.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = read.toString('latin1', 0, end).toLowerCase();
  const status = Number(head.slice(9, 12));
  const start = end + 4;
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) {
    const until = start + Number(length);
    return read.length >= until ? { status, body: read.subarray(start, until) } : undefined;
  }
  if (!head.includes('transfer-encoding: chunked')) throw new Error('An answer says nothing of its length.');
  const body = joinChunks(read, start);
  return body && { status, body };
}

function joinChunks(read: Buffer, start: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const line = read.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = Number.parseInt(read.toString('latin1', at, line), 16);
    const from = line + 2;
    if (read.length < from + size + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(read.subarray(from, from + size));
    at = from + size + 2;
  }
}
