import { LRUCache } from 'lru-cache';
import { addressKey } from './address-key.ts';
import type { Asker } from './asker.ts';
import { type Bucket, fullBucket, refill } from './bucket.ts';
import { rateHeaders } from './rate-headers.ts';
import { type RatePolicies, ratePolicies } from './rate-policies.ts';

/** What is left to somebody after an operation was counted. */
export interface Allowance {
  policy: keyof RatePolicies;
  isEnough: boolean;
  remaining: number;
  /** Until all of it is there again, in seconds. */
  fullIn: number;
  /** Until the operation that was refused would be run, in seconds; 0 when it was not. */
  retryIn: number;
}

/** Buckets kept of each kind. The longest unused goes first, and whoever had it begins with a full one. */
const mostBuckets = 10_000;

/**
 * Counts what everybody costs, in the units of `@cost`, in the memory of this node. A token is counted by itself once it was found to be worth something;
 * until then, and without one, its address is.
 */
export class Rates {
  readonly #policies: RatePolicies;
  readonly #now: () => number;
  readonly #buckets = {
    session: new LRUCache<string, Bucket>({ max: mostBuckets }),
    address: new LRUCache<string, Bucket>({ max: mostBuckets }),
  };

  constructor(policies = ratePolicies, now = () => performance.now()) {
    this.#policies = policies;
    this.#now = now;
  }

  /** Buckets that are kept. */
  get size(): number {
    return this.#buckets.session.size + this.#buckets.address.size;
  }

  /** Whether somebody’s token has been found to be worth something. */
  knows({ tokenHash }: Asker): boolean {
    return tokenHash !== undefined && this.#buckets.session.has(tokenHash);
  }

  /** Remembers that somebody’s token is worth something. */
  know(asker: Asker): void {
    const { tokenHash } = asker;
    if (tokenHash === undefined || this.knows(asker)) return;
    this.#buckets.session.set(tokenHash, fullBucket(this.#policies.session, this.#now()));
  }

  /** Their token is worth nothing any more: they are a stranger again. */
  forget({ tokenHash }: Asker): void {
    if (tokenHash !== undefined) this.#buckets.session.delete(tokenHash);
  }

  take(asker: Asker, cost: number): Allowance {
    const { tokenHash = '', address } = asker;
    return this.knows(asker)
      ? this.#take('session', tokenHash, cost)
      : this.#take('address', addressKey(address), cost);
  }

  /** What HTTP tells of an allowance. */
  headers(allowance: Allowance): Record<string, string> {
    return rateHeaders(allowance, this.#policies[allowance.policy]);
  }

  #take(policy: keyof RatePolicies, key: string, cost: number): Allowance {
    const { burst, perSecond } = this.#policies[policy];
    const now = this.#now();
    const bucket = refill(this.#buckets[policy].get(key), this.#policies[policy], now);
    // Somebody whose bucket is full is never refused, whatever it costs: else nothing would help.
    const missing = Math.min(cost, burst) - bucket.units;
    const isEnough = !(missing > 0);
    if (isEnough) bucket.units = Math.max(0, bucket.units - cost);
    this.#buckets[policy].set(key, bucket);
    return {
      policy,
      isEnough,
      remaining: Math.floor(bucket.units),
      fullIn: Math.ceil((burst - bucket.units) / perSecond),
      retryIn: isEnough ? 0 : Math.ceil(missing / perSecond),
    };
  }
}
