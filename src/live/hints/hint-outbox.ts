import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Hint } from './hint-bus.ts';
import type { HintLink } from './hint-link.ts';

/**
 * Gathers hints while others are on their way. Only the highest number is kept, so it never holds more than one hint a
 * practice.
 */
export class HintOutbox {
  readonly #waiting = new Map<string, number>();
  #link: HintLink | undefined;
  #sending = Promise.resolve();
  #isSending = false;

  add(hint: Hint): void {
    this.#keep(hint);
    this.#send();
  }

  /** Waiting and new hints go this way from now on; undefined: they wait. */
  use(link: HintLink | undefined): void {
    this.#link = link;
    this.#send();
  }

  /** Resolves when nothing waits that could be sent. */
  async flushed(): Promise<void> {
    while (this.#isSending) await this.#sending;
  }

  #keep({ practiceId, seq }: Hint): void {
    this.#waiting.set(practiceId, Math.max(seq, this.#waiting.get(practiceId) ?? 0));
  }

  #send(): void {
    if (this.#isSending || !this.#link || this.#waiting.size === 0) return;
    this.#isSending = true;
    this.#sending = this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    // All further commits of this turn go along.
    await nextTurn();
    while (this.#link && this.#waiting.size > 0) await this.#sendWaiting(this.#link);
    this.#isSending = false;
  }

  async #sendWaiting(link: HintLink): Promise<void> {
    const hints = [...this.#waiting].map(([practiceId, seq]) => ({ practiceId, seq }));
    this.#waiting.clear();
    try {
      await link.send(hints);
    } catch {
      // Whether they arrived is unknown, and a second time does no harm.
      for (const hint of hints) this.#keep(hint);
      if (this.#link === link) this.#link = undefined;
      await link.close();
    }
  }
}
