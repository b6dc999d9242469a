/** How much somebody may ask for: at once, and for ever. In units of `@cost`. */
export interface RatePolicy {
  burst: number;
  perSecond: number;
}

export interface RatePolicies {
  /** Each session and each display. */
  session: RatePolicy;
  /** Each address from which somebody asks without a token, or with one not known yet. */
  address: RatePolicy;
}

/**
 * A front desk that opens its five boards and ten lists takes about 45,000 at once, and then 500 a second when it works without a pause; so it may do the
 * former six times over and twenty times the latter. 10,000 a second are about a quarter of a processor.
 *
 * Behind one address there may be a whole office, or a proxy with all offices: 900 people can sign in at once, and 9 more each second, which is what two
 * password hashes at a time allow.
 */
export const ratePolicies: RatePolicies = {
  session: { burst: 300_000, perSecond: 10_000 },
  address: { burst: 200_000, perSecond: 2_000 },
};
