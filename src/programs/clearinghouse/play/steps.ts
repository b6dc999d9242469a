import type { StatusCodes } from '../answers/write-277ca.ts';
import type { Decision } from './adjudicate.ts';

/** How an 835 goes about its claims. */
export type Manner = 'PLAIN' | 'ODD' | 'CORRECTED' | 'TAKEN' | 'COLLECTED' | 'SPLIT_FIRST' | 'SPLIT_REST' | 'VOIDED';

/** One answer to a claim, so many days after its file came. */
export type Step =
  | { kind: '277CA'; by: 'AY' | 'PR'; days: number; status: StatusCodes }
  | { kind: '277'; days: number; status: StatusCodes }
  | { kind: '835'; days: number; manner: Manner; decision: Decision };

/** Days after the file came. */
export const days = {
  interchange: 0,
  syntax: 0.1,
  clearinghouse: 0.5,
  payer: 1.5,
  pending: 3,
  payment: 14,
  lateSyntax: 16,
  again: 1,
  laterPayment: 21,
  collection: 28,
} as const;

export const received: Step = { kind: '277CA', by: 'AY', days: days.clearinghouse, status: ['A1', '19', 'AY'] };
export const accepted: Step = { kind: '277CA', by: 'PR', days: days.payer, status: ['A2', '20', 'PR'] };
export const pending: Step = { kind: '277', days: days.pending, status: ['P1', '20', 'PR'] };
export const taken = [received, accepted, pending] as const;

export const pays = (decision: Decision, manner: Manner = 'PLAIN', at: number = days.payment): Step => ({
  ...{ kind: '835', days: at, manner, decision },
});
