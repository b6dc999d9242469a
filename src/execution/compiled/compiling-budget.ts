import { type Bucket, fullBucket, refill } from '../../admission/rates/bucket.ts';
import type { RatePolicy } from '../../admission/rates/rate-policies.ts';

/**
 * Fields that may be compiled. One takes 0.04 ms, and 0.1 ms while the compiler itself is new to the process. So a
 * flood of operations that are made up to be compiled takes a tenth of a processor at most. All operations of the pages
 * and the README have 500 fields together.
 */
const compilingPolicy: RatePolicy = { burst: 1_000, perSecond: 1_000 };

/**
 * The rest that compiling may still take of the node. The last operation that begins within it may exceed it, and so do
 * those that are compiled regardless. The excess is taken from the time after, of which they take no more than the
 * budget itself has.
 */
export class CompilingBudget {
  readonly #policy: RatePolicy;
  readonly #now: () => number;
  #bucket: Bucket;

  constructor(policy = compilingPolicy, now = () => performance.now()) {
    this.#policy = policy;
    this.#now = now;
    this.#bucket = fullBucket(policy, now());
  }

  get isLeft(): boolean {
    this.#bucket = refill(this.#bucket, this.#policy, this.#now());
    return this.#bucket.units > 0;
  }

  spend(fields: number): void {
    this.#bucket.units = Math.max(-this.#policy.burst, this.#bucket.units - fields);
  }
}
