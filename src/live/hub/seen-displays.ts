import type { Logger } from 'pino';
import type { LiveAccess } from './live-access.ts';

/** A display that was just switched on is noted within this time. */
const lookMs = 2_000;
/** One that stays connected is noted again after this time; a write for every look would be a write for nothing. */
const noteMs = 30_000;

interface SeenDisplaysOptions {
  log: Logger;
  /** The accesses known to this node. */
  accesses: () => Iterable<LiveAccess>;
  note: (practiceId: string, displayIds: string[]) => Promise<unknown>;
}

/** Notes now and then which displays are connected to this node, so that staff see which screens are on. */
export class SeenDisplays {
  readonly #options: SeenDisplaysOptions;
  readonly #notedAt = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #noting: Promise<void> | undefined;

  constructor(options: SeenDisplaysOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#noting ??= this.#noteAll().finally(() => {
        this.#noting = undefined;
      });
    }, lookMs);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#noting;
  }

  async #noteAll(): Promise<void> {
    const { accesses, note, log } = this.#options;
    const now = performance.now();
    const connected = [...accesses()].flatMap(({ principal, watchers }) =>
      principal.kind === 'DISPLAY' && watchers.size > 0 ? [principal] : [],
    );
    const ids = new Set(connected.map(({ displayId }) => displayId));
    for (const id of this.#notedAt.keys()) if (!ids.has(id)) this.#notedAt.delete(id);
    const due = connected.filter(({ displayId }) => now - (this.#notedAt.get(displayId) ?? -Infinity) >= noteMs);
    for (const [practiceId, displays] of Map.groupBy(due, (display) => display.practiceId)) {
      const displayIds = [...new Set(displays.map(({ displayId }) => displayId))];
      try {
        await note(practiceId, displayIds);
        for (const id of displayIds) this.#notedAt.set(id, now);
      } catch (error) {
        // Noted with the next look.
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'displays not noted as seen');
      }
    }
  }
}
