import type { Address, Name, Payer } from './party.ts';

/** A payer before the one that the claim goes to, with its decision: loops 2320, 2330A and 2330B. */
export interface OtherPayer {
  /** SBR01: P primary, S secondary, T tertiary. */
  responsibility: string;
  /** SBR02, of the patient to this payer's subscriber: 18 self, 01 spouse, 19 child, and so on. */
  relationship: string;
  groupNumber: string | null;
  groupName: string | null;
  /** SBR05: why Medicare is secondary. */
  insuranceType: string | null;
  /** SBR09. */
  filingCode: string | null;
  /** Of the claim as a whole; those of lines stand with the lines. */
  adjustments: readonly AdjustmentGroup[];
  /** AMT*D; null where the payer has not decided. */
  paid: number | null;
  /** AMT*EAF: stands here or at the lines, never at both. */
  patientLiability: number | null;
  benefitsAssigned: 'Y' | 'N' | 'W';
  /** P: the provider signed for the patient. */
  patientSignatureSource: 'P' | null;
  releaseOfInformation: 'Y' | 'I';
  /** Remittance advice remark codes of the claim; at most five. */
  remarks: readonly string[];
  subscriber: { name: Name; memberId: string; address: Address | null };
  payer: Payer;
  /** DTP*573: stands here or at every line, never at both. */
  adjudicatedOn: string | null;
  /** REF*F8: the number that this payer gave the claim. */
  payerControlNumber: string | null;
}

/** One CAS: all reasons of a group at one place. */
export interface AdjustmentGroup {
  /** CO contractual, CR correction, OA other, PI payer initiated, PR patient. */
  group: 'CO' | 'CR' | 'OA' | 'PI' | 'PR';
  /** At most six. */
  reasons: readonly AdjustmentReason[];
}

export interface AdjustmentReason {
  /** Claim adjustment reason code. */
  reason: string;
  cents: number;
  quantity: number | null;
}

/** The decision of an earlier payer about one line: loop 2430. */
export interface LineAdjudication {
  /** SVD01: the id of a payer in loop 2330B. */
  payerId: string;
  paid: number;
  /** As this payer decided it, which may be another one than was billed. */
  procedure: string;
  modifiers: readonly string[];
  units: number;
  adjustments: readonly AdjustmentGroup[];
  adjudicatedOn: string;
  patientLiability: number | null;
}
