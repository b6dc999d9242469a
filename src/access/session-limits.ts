/** A session ends at the latest this long after it began. */
export const sessionMs = 12 * 60 * 60_000;
/** A session ends after this long without a request; a payload of a subscription is none. */
const idleLimitMs = 15 * 60_000;

export function idleAt(lastUsedAt: Date): Date {
  return new Date(lastUsedAt.getTime() + idleLimitMs);
}
