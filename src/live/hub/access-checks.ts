import type { Logger } from 'pino';
import type { Principal } from '../../access/principal.ts';
import type { LiveAccess } from './live-access.ts';

const mostLooksAtOnce = 4;

interface Options {
  log: Logger;
  look: (access: LiveAccess) => Promise<Principal>;
  /** Takes what a look has found. */
  onFound: (access: LiveAccess, principal: Principal) => void;
}

/**
 * Accesses that may have been withdrawn: looked up again, a few at a time. A look-up that fails is repeated with the
 * next round.
 */
export class AccessChecks {
  readonly #options: Options;
  /** How often each was doubted: an access that is doubted again during its look-up is looked up once more. */
  readonly #doubts = new Map<LiveAccess, number>();
  #round: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  has(access: LiveAccess): boolean {
    return this.#doubts.has(access);
  }

  doubt(access: LiveAccess): void {
    this.#doubts.set(access, (this.#doubts.get(access) ?? 0) + 1);
  }

  forget(access: LiveAccess): void {
    this.#doubts.delete(access);
  }

  /** Begins a round if there is an access to look up and no round is under way. */
  run(): void {
    if (this.#doubts.size > 0) this.#round ??= this.#lookAll();
  }

  async settled(): Promise<void> {
    await this.#round;
  }

  /** Looks up each access once for each time it was doubted, those included that are doubted meanwhile. */
  async #lookAll(): Promise<void> {
    const looked = new Map<LiveAccess, number>();
    const due = () => [...this.#doubts].filter(([access, doubts]) => looked.get(access) !== doubts);
    for (let next = due(); next.length > 0; next = due()) {
      while (next.length > 0) {
        const together = next.splice(0, mostLooksAtOnce);
        for (const [access, doubts] of together) looked.set(access, doubts);
        await Promise.all(together.map(([access]) => this.#lookAt(access)));
      }
    }
    this.#round = undefined;
  }

  async #lookAt(access: LiveAccess): Promise<void> {
    const { look, onFound, log } = this.#options;
    const doubts = this.#doubts.get(access);
    try {
      const principal = await look(access);
      const isLatest = this.#doubts.get(access) === doubts;
      if (isLatest) this.#doubts.delete(access);
      if (isLatest || principal.kind === 'ANONYMOUS') onFound(access, principal);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'access not checked');
    }
  }
}
