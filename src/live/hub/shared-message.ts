const opening = Buffer.from('data: ');
const closing = Buffer.from('\n\n');

/** One payload in the bytes that all its subscribers get, made once for each way of sending. */
export class SharedMessage {
  readonly #json: string;
  readonly #cursor: string;
  #frame: Buffer | undefined;
  #eventStream: Buffer | undefined;

  constructor(json: string, cursor: string) {
    this.#json = json;
    this.#cursor = cursor;
  }

  /**
   * The final fragment of a WebSocket message: the payload, and the end of the `next` message that a first fragment has
   * begun.
   */
  get finalFrame(): Buffer {
    this.#frame ??= frame({ opcode: 0, isFinal: true, data: `${this.#json}}` });
    return this.#frame;
  }

  /** A `next` event of a stream of server-sent events; its id is the cursor, which comes back as `Last-Event-ID`. */
  get eventStream(): Buffer {
    this.#eventStream ??= Buffer.concat([
      Buffer.from(`event: next\nid: ${this.#cursor}\n`),
      opening,
      Buffer.from(this.#json),
      closing,
    ]);
    return this.#eventStream;
  }
}

/** The first fragment of each of a subscription's messages. */
export function firstFrame(subscriptionId: string): Buffer {
  return frame({ opcode: 1, isFinal: false, data: `{"id":${JSON.stringify(subscriptionId)},"type":"next","payload":` });
}

interface Frame {
  /** 1 begins a text message, 0 continues it (RFC 6455, 5.2). */
  opcode: 0 | 1;
  isFinal: boolean;
  data: string;
}

function frame({ opcode, isFinal, data }: Frame): Buffer {
  const length = Buffer.byteLength(data);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(headerLength + length);
  bytes[0] = (isFinal ? 0x80 : 0) | opcode;
  if (headerLength === 2) bytes[1] = length;
  else if (headerLength === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.write(data, headerLength);
  return bytes;
}
