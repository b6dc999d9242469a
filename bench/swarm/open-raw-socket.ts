import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame } from './client-frame.ts';
import { FrameReader } from './frame-reader.ts';

export interface RawSocket {
  socket: Socket;
  /** Whole messages so far, and their bytes without frame heads. */
  messages: number;
  bytes: number;
  /** Called with each message's body while it is set; without it, messages are only counted. */
  onBody: ((body: Buffer) => void) | undefined;
  onMessage: (() => void) | undefined;
  send(text: string): void;
}

const closeFrame = 8;
const ping = 9;
const pong = 10;

/** A WebSocket without a library: a thousand of them leave the processor to the server that is measured. */
export async function openRawSocket(port: number, path: string, protocol: string): Promise<RawSocket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const raw: RawSocket = {
    socket,
    messages: 0,
    bytes: 0,
    onBody: undefined,
    onMessage: undefined,
    send: (text) => void socket.write(clientFrame(1, text)),
  };
  const reader = new FrameReader({
    keepsBodies: () => raw.onBody !== undefined,
    message: (size, body) => {
      raw.messages += 1;
      raw.bytes += size;
      if (body) raw.onBody?.(body);
      raw.onMessage?.();
    },
    control: (opcode, body) => {
      if (opcode === ping) socket.write(clientFrame(pong, body));
      if (opcode === closeFrame) socket.end(clientFrame(closeFrame, body));
    },
  });
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
      `Sec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  const rest = await untilUpgraded(socket);
  socket.on('data', (chunk) => reader.read(chunk));
  if (rest.length > 0) reader.read(rest);
  return raw;
}

/** The bytes after the server's answer to the upgrade. */
function untilUpgraded(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let head: Buffer = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', read);
      if (head.toString('latin1', 0, 12) === 'HTTP/1.1 101') resolve(head.subarray(end + 4));
      else reject(new Error(`No WebSocket: ${head.toString('latin1', 0, end)}`));
    };
    socket.on('data', read);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The server closed the connection.')));
  });
}
