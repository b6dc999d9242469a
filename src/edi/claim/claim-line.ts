import type { Note } from './note.ts';
import type { LineAdjudication } from './other-payer.ts';
import type { Provider, RenderingProvider } from './party.ts';

export interface ClaimLine {
  /** REF*6R: comes back in the advice. */
  controlNumber: string;
  procedure: string;
  modifiers: readonly string[];
  /** Of an unlisted procedure. */
  description: string | null;
  charge: number;
  /** UN units, MJ minutes. */
  unit: 'UN' | 'MJ';
  units: number;
  /** Where it differs from the claim's. */
  placeOfService: string | null;
  /** Positions of the claim's diagnoses, from 1; at most four. */
  diagnosisPointers: readonly number[];
  serviceDate: string;
  /** The last day, where it is another than the first. */
  serviceDateTo: string | null;
  priorAuthorizationNumber: string | null;
  referralNumber: string | null;
  cliaNumber: string | null;
  note: Note | null;
  drug: Drug | null;
  /** Where it differs from the claim's. */
  renderingProvider: RenderingProvider | null;
  orderingProvider: Provider | null;
  /** Decisions of earlier payers; at most fifteen. */
  adjudications: readonly LineAdjudication[];
}

export interface Drug {
  /** Eleven digits, 5-4-2. */
  ndc: string;
  quantity: number;
  /** F2 international unit, GR gram, ME milligram, ML millilitre, UN unit. */
  unit: 'F2' | 'GR' | 'ME' | 'ML' | 'UN';
  prescriptionNumber: string | null;
}
