/** How much a requester may use: at once, and per second. In units of `@cost`. */
export interface RatePolicy {
  burst: number;
  perSecond: number;
}

/** Buckets of their own, so that who empties one leaves the others full. */
export interface RatePolicies {
  /** Each session and each display. */
  session: RatePolicy;
  /** Each address from which a person signs in. */
  signIn: RatePolicy;
  /** Each address from which tokens come that are not known yet: they have to be looked up. */
  lookUp: RatePolicy;
  /** Each address from which a client without a token sends anything else. */
  address: RatePolicy;
}

/**
 * A front desk that opens its five boards and ten lists takes about 45,000 at once, and then 500 a second without a
 * pause. It may do the former six times over and twenty times the latter. 10,000 a second are about a quarter of a
 * processor. Behind one address there may be a whole office, or a proxy with all offices. 900 people can sign in at
 * once, and 9 more each second: a third of what two password hashes at a time allow. 10,000 screens can come back to a
 * node that was restarted, and 200 more each second. A client without a token otherwise pairs a screen or asks for the
 * server's version: a thousand screens are switched on at once.
 */
export const ratePolicies: RatePolicies = {
  session: { burst: 300_000, perSecond: 10_000 },
  signIn: { burst: 200_000, perSecond: 2_000 },
  lookUp: { burst: 100_000, perSecond: 2_000 },
  address: { burst: 50_000, perSecond: 2_000 },
};
