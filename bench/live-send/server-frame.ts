/** One frame as servers send it: not masked, shorter than 64 KB. */
export function serverFrame(opcode: number, isLast: boolean, payload: Buffer): Buffer {
  const isShort = payload.length < 126;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = (isLast ? 128 : 0) | opcode;
  head[1] = isShort ? payload.length : 126;
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
