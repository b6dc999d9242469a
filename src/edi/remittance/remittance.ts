import type { ReadItem } from '../read-set.ts';
import type { ReadParty } from '../values/read-party.ts';
import type { AdviceLine } from './advice-line.ts';
import type { Adjustment, Amount, Quantity, Reference } from './parts.ts';

/** The part of an 835 before its first claim. */
export interface RemittanceHeader extends ReadItem {
  kind: '835';
  part: 'HEADER';
  /** BPR01: C and I pay, D makes a payment only, H is a notification, and so on. */
  handling: string;
  /** BPR02, BPR03 C credit or D debit. */
  paid: number | null;
  direction: string | null;
  /** BPR04: ACH, CHK, FWT, BOP, NON. */
  method: string | null;
  /** BPR16: the day of the payment. */
  date: string | null;
  /** TRN02: the number of the cheque or transfer. */
  trace: string | null;
  /** TRN03. */
  payerIdentifier: string | null;
  productionDate: string | null;
  references: readonly Reference[];
  payer: RemittanceParty | null;
  payee: RemittanceParty | null;
}

export interface RemittanceParty {
  name: string | null;
  idKind: string | null;
  id: string | null;
  references: readonly Reference[];
  line1: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
}

/** One CLP with all below it. */
export interface Advice extends ReadItem {
  kind: '835';
  part: 'ADVICE';
  /** Which CLP of its set it is, from 1. */
  ordinal: number;
  /** CLP01. */
  patientControlNumber: string;
  /** CLP02. */
  status: string;
  charge: number | null;
  paid: number | null;
  patientResponsibility: number | null;
  filingCode: string | null;
  payerControlNumber: string | null;
  facilityCode: string | null;
  frequency: string | null;
  adjustments: readonly Adjustment[];
  /** By NM101: QC patient, IL insured, 74 corrected, 82 rendering, TT crossover carrier, PR corrected priority payer. */
  parties: readonly ReadParty[];
  references: readonly Reference[];
  /** By DTM01: 232 and 233 from and to, 050 received, 036 expired. */
  dates: readonly { qualifier: string; date: string | null }[];
  amounts: readonly Amount[];
  quantities: readonly Quantity[];
  /** Remark codes of MOA and MIA. */
  remarks: readonly string[];
  lines: readonly AdviceLine[];
}

/** The part of an 835 behind its last claim. */
export interface RemittanceEnd extends ReadItem {
  kind: '835';
  part: 'END';
  advices: number;
  providerAdjustments: readonly ProviderAdjustment[];
}

export interface ProviderAdjustment {
  provider: string;
  fiscalPeriodEnd: string | null;
  reason: string;
  /** PLB03-2 and so on: often the claim's payer control number. */
  reference: string | null;
  cents: number | null;
}
