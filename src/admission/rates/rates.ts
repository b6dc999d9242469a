import { LRUCache } from 'lru-cache';
import { addressKey } from '../../access/client-address.ts';
import type { Allowance } from './allowance.ts';
import { type Bucket, fullBucket, refill } from './bucket.ts';
import type { Purpose } from './purpose.ts';
import { type RatePolicies, type RatePolicy, ratePolicies } from './rate-policies.ts';
import type { Requester } from './requester.ts';

type Buckets = LRUCache<string, Bucket>;

/** Buckets kept of each kind. The least recently used is dropped first; its client begins with a full one. */
const mostBuckets = 10_000;

/**
 * Counts the cost of each client, in the units of `@cost`, in the memory of this node. A token is counted by itself
 * once it was found to be valid. Until then, and without a token, the address is counted: apart for sign-ins, for
 * look-ups of tokens and for all other anonymous requests.
 */
export class Rates {
  readonly #policies: RatePolicies;
  readonly #now: () => number;
  readonly #buckets: Readonly<Record<keyof RatePolicies, Buckets>> = {
    session: new LRUCache({ max: mostBuckets }),
    signIn: new LRUCache({ max: mostBuckets }),
    lookUp: new LRUCache({ max: mostBuckets }),
    address: new LRUCache({ max: mostBuckets }),
  };

  constructor(policies = ratePolicies, now = () => performance.now()) {
    this.#policies = policies;
    this.#now = now;
  }

  /** Buckets that are kept. */
  get size(): number {
    return Object.values(this.#buckets).reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether the requester’s token has been found to be valid. */
  knows({ tokenHash }: Requester): boolean {
    return tokenHash !== undefined && this.#buckets.session.has(tokenHash);
  }

  /** Remembers that the requester’s token is valid. */
  know(requester: Requester): void {
    const { tokenHash } = requester;
    if (tokenHash === undefined || this.knows(requester)) return;
    this.#buckets.session.set(tokenHash, fullBucket(this.#policies.session, this.#now()));
  }

  /** The token is no longer valid: the client is anonymous again. */
  forget({ tokenHash }: Requester): void {
    if (tokenHash !== undefined) this.#buckets.session.delete(tokenHash);
  }

  take(requester: Requester, cost: number, purpose?: Purpose): Allowance {
    return this.#take(...this.#bucketOf(requester, purpose), cost);
  }

  /** The headers of an allowance. */
  headers(allowance: Allowance): Record<string, string> {
    return rateHeaders(allowance, this.#policies[allowance.policy]);
  }

  #bucketOf(requester: Requester, purpose?: Purpose): [policy: keyof RatePolicies, key: string] {
    const { tokenHash, address } = requester;
    if (tokenHash !== undefined && this.knows(requester)) return ['session', tokenHash];
    return [purpose ?? (tokenHash === undefined ? 'address' : 'lookUp'), addressKey(address)];
  }

  #take(policy: keyof RatePolicies, key: string, cost: number): Allowance {
    const { burst, perSecond } = this.#policies[policy];
    const now = this.#now();
    const bucket = refill(this.#buckets[policy].get(key), this.#policies[policy], now);
    // A client whose bucket is full is never refused, at any cost: otherwise the operation could never run.
    const missing = Math.min(cost, burst) - bucket.units;
    const isEnough = !(missing > 0);
    if (isEnough) bucket.units = Math.max(0, bucket.units - cost);
    this.#buckets[policy].set(key, bucket);
    return {
      policy,
      isEnough,
      remaining: Math.max(0, Math.floor(bucket.units)),
      fullIn: Math.ceil((burst - bucket.units) / perSecond),
      retryIn: isEnough ? 0 : Math.ceil(missing / perSecond),
    };
  }
}

/**
 * `RateLimit-Policy`, `RateLimit` and `Retry-After` (draft-ietf-httpapi-ratelimit-headers, structured fields). No
 * header is sent where nothing is limited.
 */
function rateHeaders(
  { policy, remaining, fullIn, retryIn }: Allowance,
  { burst, perSecond }: RatePolicy,
): Record<string, string> {
  if (!Number.isFinite(burst)) return {};
  return {
    'ratelimit-policy': `"${policy}";q=${burst};qu="cost";w=${Math.ceil(burst / perSecond)}`,
    ratelimit: `"${policy}";r=${remaining};t=${fullIn}`,
    ...(retryIn > 0 && { 'retry-after': String(retryIn) }),
  };
}
