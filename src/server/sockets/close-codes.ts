/**
 * Codes with which Foyer closes WebSockets, beside those of the protocol; the contract documents them on
 * `Subscription`.
 */
export const closeCodes = {
  /** The server stops; the reason says when to come back. */
  goingAway: 1001,
  /**
   * The token cannot be looked up just now, or too many look-ups wait. Stock clients take 4500, the protocol's own code
   * for faults, for the end of all attempts.
   */
  tryAgain: 1013,
  /** The client did not read what was sent to it. */
  tooSlow: 4413,
  /** The session or display has too many connections already. */
  tooManyConnections: 4430,
} as const;
