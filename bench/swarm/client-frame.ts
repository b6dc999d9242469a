import { randomBytes } from 'node:crypto';

/** One whole frame as clients send it: masked, shorter than 64 KB. */
export function clientFrame(opcode: number, payload: string | Buffer): Buffer {
  const body = Buffer.from(payload);
  const isShort = body.length < 126;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = 128 | opcode;
  head[1] = 128 | (isShort ? body.length : 126);
  if (!isShort) head.writeUInt16BE(body.length, 2);
  const mask = randomBytes(4);
  for (let at = 0; at < body.length; at += 1) body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([head, mask, body]);
}
