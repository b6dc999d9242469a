import type { Party } from '../claims/claim.ts';

export interface Adjustment {
  group: 'CO' | 'PR';
  reason: string;
  cents: number;
}

export interface AdviceLine {
  procedure: readonly string[];
  units: string;
  from: string;
  to: string;
  controlNumber: string;
  charge: number;
  adjustments: readonly Adjustment[];
  /** LQ*HE. */
  remark: string | null;
}

/** The payer's decision on one claim: a CLP with its lines. */
export interface Advice {
  patientControlNumber: string;
  /** CLP02: 1 to 3, 19 to 21, 22. */
  status: string;
  filingCode: string;
  payerControlNumber: string;
  placeOfService: string;
  frequency: string;
  patient: Party;
  memberId: string;
  /** The payer that got the claim from this one. */
  crossover: string | null;
  lines: readonly AdviceLine[];
}

export const paidOn = ({ charge, adjustments }: AdviceLine): number =>
  adjustments.reduce((left, { cents }) => left - cents, charge);

export const paidFor = ({ lines }: Advice): number => lines.reduce((sum, line) => sum + paidOn(line), 0);

export const chargeOf = ({ lines }: Advice): number => lines.reduce((sum, { charge }) => sum + charge, 0);

export const patientPart = ({ lines }: Advice): number =>
  lines
    .flatMap(({ adjustments }) => adjustments)
    .reduce((sum, { group, cents }) => sum + (group === 'PR' ? cents : 0), 0);

/** CLP02 22: all amounts of an advice with the other sign. */
export function reversalOf(advice: Advice): Advice {
  const lines = advice.lines.map((line) => ({
    ...line,
    charge: -line.charge,
    adjustments: line.adjustments.map((adjustment) => ({ ...adjustment, cents: -adjustment.cents })),
  }));
  return { ...advice, status: '22', crossover: null, lines };
}
