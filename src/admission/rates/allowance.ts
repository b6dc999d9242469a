import type { RatePolicies } from './rate-policies.ts';

/** The rest that is left to a requester after an operation was counted. */
export interface Allowance {
  policy: keyof RatePolicies;
  isEnough: boolean;
  remaining: number;
  /** Until all of it is there again, in seconds. */
  fullIn: number;
  /** Until the operation that was refused would be run, in seconds; 0 when it was not. */
  retryIn: number;
}
