import type { AcknowledgementKind, ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';

/** The words of an answer, alike for every set. */
interface Said {
  kind: AcknowledgementKind;
  event: ClaimEventKind;
  source: ClaimEventSource;
  /** The status that it reports; null where it moves nothing. */
  reports: ClaimStatus | null;
  outcome: string;
  category: string | null;
  codes: readonly string[];
  text: string | null;
  /** Null where the answer has no date that can be read. */
  saidAt: Date | null;
}

/** An answer to a whole file: each claim of its batch gets it. */
export interface FileAnswer extends Said {
  scope: 'FILE';
  interchangeControlNumber: string | null;
  groupControlNumber: string | null;
  setControlNumber: string | null;
  /** BHT03 of the set that is answered, where the answer names no control number. */
  batchReference: string | null;
  /** Whether the file that is answered holds claims; questions about coverages and statuses are answered alike. */
  isOfClaims: boolean;
  /** Words for single claims of the file, by their patient control number. */
  reasons: ReadonlyMap<string, Reason>;
}

/** The words for one claim of a file that was rejected. */
export interface Reason {
  codes: readonly string[];
  text: string;
}

/** An answer to one claim. */
export interface ClaimAnswer extends Said {
  scope: 'CLAIM';
  pcn: string | null;
  /** REF*D9: the number that the office gave to the version. */
  versionLabel: string | null;
  batchReference: string | null;
  payerControlNumber: string | null;
  /** The day by which the payer asks for a reply. */
  replyBy: Date | null;
}

export type Answer = FileAnswer | ClaimAnswer;
