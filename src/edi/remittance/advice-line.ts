import type { Adjustment, Amount, Quantity, Reference } from './parts.ts';

/** One SVC with all below it. */
export interface AdviceLine {
  procedure: AdviceProcedure;
  /** SVC06: the code that was billed, where the payer adjudicated another code. */
  billed: AdviceProcedure | null;
  charge: number | null;
  paid: number | null;
  revenueCode: string | null;
  /** SVC05; null where the payer says nothing. */
  units: number | null;
  billedUnits: number | null;
  /** DTM*472, or 150 and 151. */
  from: string | null;
  to: string | null;
  adjustments: readonly Adjustment[];
  references: readonly Reference[];
  /** REF*6R. */
  controlNumber: string | null;
  amounts: readonly Amount[];
  quantities: readonly Quantity[];
  /** LQ: HE remark codes, RX rejections of pharmacies. */
  remarks: readonly { qualifier: string; code: string }[];
}

export interface AdviceProcedure {
  /** HC, AD, N4, NU, ER, WK and so on. */
  qualifier: string;
  code: string;
  modifiers: readonly string[];
  description: string | null;
}
