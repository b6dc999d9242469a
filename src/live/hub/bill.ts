/** What a subscription costs whoever asked for it, in the units of `@cost`. */
export interface Bill {
  /** One payload. */
  readonly cost: number;
  /** What was counted already for the payload that it begins with. */
  paid: number;
  /** Counts more. */
  charge(units: number): void;
}
