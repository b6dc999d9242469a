/** The answer of a payer before this one, as its remittance has it. Money is in cents. */
export interface PriorPayment extends Adjudication {
  payerId: string;
  lines: readonly LinePayment[];
}

export interface LinePayment extends Adjudication {
  /** Place of the line in the claim, from 0. */
  line: number;
}

interface Adjudication {
  paid: number;
  adjustments: readonly Adjustment[];
  /** Remittance advice remark codes. */
  remarks: readonly string[];
  /** Stands at the claim or at its lines, never at both. */
  patientLiability: number | null;
  /** Stands at the claim or at every line, never at both. */
  adjudicatedOn: string | null;
}

export interface Adjustment {
  group: 'CO' | 'CR' | 'OA' | 'PI' | 'PR';
  /** Claim adjustment reason code. */
  reason: string;
  cents: number;
}
