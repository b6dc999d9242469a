import type { RatePolicy } from './rate-policies.ts';

/** Units that are left, as of an instant in milliseconds. */
export interface Bucket {
  units: number;
  at: number;
}

export function fullBucket({ burst }: RatePolicy, at: number): Bucket {
  return { units: burst, at };
}

/** A bucket as it is now; a new one is full. */
export function refill(bucket: Bucket | undefined, policy: RatePolicy, at: number): Bucket {
  if (!bucket) return fullBucket(policy, at);
  if (!Number.isFinite(policy.burst)) return fullBucket(policy, at);
  const units = Math.min(policy.burst, bucket.units + ((at - bucket.at) / 1_000) * policy.perSecond);
  return { units, at };
}
