/** The cost of a subscription to its client, in the units of `@cost`. */
export interface Bill {
  /** One payload. */
  readonly cost: number;
  /** The units counted already for the payload that it begins with. */
  paid: number;
  /** Counts more. */
  charge(units: number): void;
}
