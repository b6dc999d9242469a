interface Waiting {
  begin(): void;
  refuse(error: Error): void;
}

interface FairQueueOptions {
  /** Works done at once. */
  mostAtOnce: number;
  /** Works that wait. */
  mostWaiting: number;
  /** The refusal of callers for whom there is no room to wait. */
  refusal: () => Error;
}

/**
 * Lets works wait for each other, those from different places in turns. A place that sends many waits for its own, and
 * holds no other up. When too many wait, the place with the most gives way.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  /** Places in the order of their turns. */
  readonly #waiting = new Map<string, Waiting[]>();
  #running = 0;
  #size = 0;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  async run<Result>(from: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#options.mostAtOnce) this.#running += 1;
    else await this.#wait(from);
    try {
      return await work();
    } finally {
      // The next waiting caller takes over this place; the count goes down only when none waits.
      if (!this.#letNextIn()) this.#running -= 1;
    }
  }

  #wait(from: string): Promise<void> {
    if (this.#size >= this.#options.mostWaiting && !this.#makeRoomFor(from)) throw this.#options.refusal();
    return new Promise((begin, refuse) => {
      const line = this.#waiting.get(from) ?? [];
      line.push({ begin, refuse });
      this.#waiting.set(from, line);
      this.#size += 1;
    });
  }

  /** The last one of the longest line gives way, if that is longer than the newcomer's would be. */
  #makeRoomFor(from: string): boolean {
    const own = this.#waiting.get(from)?.length ?? 0;
    const longest = [...this.#waiting.values()].reduce((one, other) => (other.length > one.length ? other : one));
    if (longest.length <= own + 1) return false;
    longest.pop()?.refuse(this.#options.refusal());
    this.#size -= 1;
    return true;
  }

  #letNextIn(): boolean {
    const [next] = this.#waiting;
    if (!next) return false;
    const [from, line] = next;
    this.#waiting.delete(from);
    const first = line.shift();
    if (line.length > 0) this.#waiting.set(from, line);
    this.#size -= 1;
    first?.begin();
    return true;
  }
}
