/** Control characters that no text has; tab, line feed, form feed and carriage return are text. */
const control = /[^\P{Cc}\t\n\f\r]/u;

/** Reads bytes as they come and finds out whether all of them are text in UTF-8. */
export class TextCheck {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #isText = true;

  add(bytes: Uint8Array): void {
    if (this.#isText) this.#isText = this.#reads(bytes, true);
  }

  /** Whether it was text to the end; a character that lacks its last bytes is none. */
  end(): boolean {
    return this.#isText && this.#reads(new Uint8Array(), false);
  }

  #reads(bytes: Uint8Array, stream: boolean): boolean {
    try {
      return !control.test(this.#decoder.decode(bytes, { stream }));
    } catch {
      return false;
    }
  }
}
