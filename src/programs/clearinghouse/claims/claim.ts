/** A person or an organization as NM1 has it: from NM102 to NM107. */
export type NameElements = readonly [kind: string, family: string, given: string, middle: string, ...rest: string[]];

export interface Party {
  name: NameElements;
  idKind: string;
  id: string;
}

export interface ReceivedLine {
  /** The components of SV101 up to the modifiers: HC, code, modifiers. */
  procedure: readonly string[];
  charge: number;
  units: string;
  from: string;
  to: string;
  /** REF*6R; empty where there is none. */
  controlNumber: string;
}

/** The facts of a claim that answers repeat or depend on. Dates are as they are in the file. */
export interface ReceivedClaim {
  /** CLM01. */
  patientControlNumber: string;
  charge: number;
  placeOfService: string;
  frequency: string;
  /** Which segment of its set CLM is, from 1. */
  position: number;
  /** REF*D9: the sender's own number of the version. */
  version: string;
  /** REF*F8. */
  payerControlNumber: string;
  /** SBR01 and SBR09. */
  responsibility: string;
  filingCode: string;
  payer: Party;
  provider: Party;
  taxId: string;
  memberId: string;
  subscriber: Party;
  /** The subscriber where no other is named. */
  patient: Party;
  lines: ReceivedLine[];
}

/** A set of claims with its parties. */
export interface ReceivedBatch {
  /** BHT03. */
  reference: string;
  submitter: Party;
  receiver: Party;
  claims: ReceivedClaim[];
}
