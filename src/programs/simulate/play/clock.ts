/** How the simulated morning passes. Minutes count from 08:00; before it they are negative. */
export interface Clock {
  /** The simulated minute it is now. */
  minute(): number;
  /** How long it takes from the opening of the doors to a simulated minute, in milliseconds. */
  msUntil(minute: number): number;
  /**
   * Waits for a simulated minute, null for ever, but no longer than until the signal. Events before 08:00 take no time.
   */
  until(minute: number | null, signal: AbortSignal): Promise<void>;
}
