import type { Allowance } from './allowance.ts';
import type { RatePolicy } from './rate-policies.ts';

/**
 * `RateLimit-Policy`, `RateLimit` and `Retry-After` (draft-ietf-httpapi-ratelimit-headers, structured fields). No
 * header is sent where nothing is limited.
 */
export function rateHeaders(
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
