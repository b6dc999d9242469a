interface FrameEvents {
  /** A whole message. `body` comes only while `keepsBodies()`: counting needs no copies. */
  message(size: number, body: Buffer | undefined): void;
  control(opcode: number, body: Buffer): void;
  keepsBodies(): boolean;
}

const nothing = Buffer.alloc(0);

/** Cuts a server's byte stream into WebSocket messages (RFC 6455), fragmented ones included, at next to no cost per message. */
export class FrameReader {
  readonly #events: FrameEvents;
  #head: Buffer = nothing;
  #opcode = 0;
  #isLast = false;
  #left = 0;
  #isInFrame = false;
  #isInMessage = false;
  #size = 0;
  #parts: Buffer[] = [];
  #control: Buffer[] = [];

  constructor(events: FrameEvents) {
    this.#events = events;
  }

  read(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (!this.#isInFrame) {
        const piece = chunk.subarray(at, at + headLength(this.#head) - this.#head.length);
        at += piece.length;
        this.#head = this.#head.length === 0 ? piece : Buffer.concat([this.#head, piece]);
        if (this.#head.length < headLength(this.#head)) continue;
        this.#begin(this.#head);
        this.#head = nothing;
      }
      const piece = chunk.subarray(at, at + this.#left);
      at += piece.length;
      this.#take(piece);
      if (this.#left === 0) this.#finish();
    }
  }

  #begin(head: Buffer): void {
    const [first = 0, second = 0] = head;
    this.#opcode = first & 15;
    this.#isLast = (first & 128) !== 0;
    if (second & 128) throw new Error('The server masks its frames.');
    if (this.#opcode < 8 && (this.#opcode === 0) !== this.#isInMessage) throw new Error('A fragment is out of place.');
    if (this.#opcode < 8) this.#isInMessage = true;
    this.#left = second < 126 ? second : second === 126 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
    this.#isInFrame = true;
  }

  #take(piece: Buffer): void {
    this.#left -= piece.length;
    if (this.#opcode >= 8) this.#control.push(piece);
    else {
      this.#size += piece.length;
      if (this.#events.keepsBodies()) this.#parts.push(piece);
    }
  }

  #finish(): void {
    this.#isInFrame = false;
    if (this.#opcode >= 8) {
      this.#events.control(this.#opcode, Buffer.concat(this.#control));
      this.#control = [];
    } else if (this.#isLast) {
      const size = this.#size;
      const body = this.#events.keepsBodies() ? Buffer.concat(this.#parts) : undefined;
      this.#size = 0;
      this.#parts = [];
      this.#isInMessage = false;
      this.#events.message(size, body);
    }
  }
}

/** How many bytes this frame's head has, as far as its first two bytes state it. */
function headLength(head: Buffer): number {
  const second = head.length < 2 ? 0 : (head[1] ?? 0) & 127;
  return second < 126 ? 2 : second === 126 ? 4 : 10;
}
