/** No place became free in time: like a database without a free connection. */
export class TurnstileTimeout extends Error {
  override readonly name = 'TurnstileTimeout';
  /** PostgreSQL's code for too many connections: a retry may succeed. */
  readonly code = '53300';
}

interface Options {
  /** How many of one kind are inside at once. */
  most: number;
  /** How long one waits outside. */
  patienceMs: number;
}

/** Lets a few of each kind in at a time; the others wait outside in the order in which they came. */
export class Turnstile {
  readonly #most: number;
  readonly #patienceMs: number;
  readonly #inside = new Map<string, number>();
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor({ most, patienceMs }: Options) {
    this.#most = most;
    this.#patienceMs = patienceMs;
  }

  async pass<Result>(kind: string, work: () => Promise<Result>): Promise<Result> {
    const inside = this.#inside.get(kind) ?? 0;
    if (inside < this.#most) this.#inside.set(kind, inside + 1);
    else await this.#wait(kind);
    try {
      return await work();
    } finally {
      this.#leave(kind);
    }
  }

  /** Resolves when a place that was left is taken over. */
  #wait(kind: string): Promise<void> {
    const queue = this.#waiting.get(kind) ?? new Set();
    this.#waiting.set(kind, queue);
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.delete(enter);
        reject(new TurnstileTimeout('Too many are waiting for the same.'));
      }, this.#patienceMs);
      queue.add(enter);
    });
  }

  #leave(kind: string): void {
    const queue = this.#waiting.get(kind);
    const [next] = queue ?? [];
    if (next) {
      queue?.delete(next);
      next();
    } else this.#free(kind);
  }

  #free(kind: string): void {
    this.#waiting.delete(kind);
    const inside = (this.#inside.get(kind) ?? 1) - 1;
    if (inside > 0) this.#inside.set(kind, inside);
    else this.#inside.delete(kind);
  }
}
