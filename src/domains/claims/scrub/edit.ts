import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { Path } from '../../../edi/writing/field.ts';
import type { ScrubFacts } from './scrub-facts.ts';

/** An error keeps a claim from being sent, a hold keeps it until the hold is lifted, a warning is shown. */
export type Severity = 'ERROR' | 'HOLD' | 'WARNING';

export type FactValue = string | number | boolean | null | readonly (string | number)[];

/** One finding as an edit makes it. */
export interface Found {
  /** Leads to a field of the snapshot; empty when the claim as a whole is meant. */
  path: Path;
  /** Names and values that the finding rests on; money is in cents. */
  facts: Readonly<Record<string, FactValue>>;
  /** The record to open and the change to make there. */
  fix: string;
  /** Where it is less than the edit's. */
  severity?: Severity;
}

export interface Finding extends Found {
  edit: string;
  number: number;
  severity: Severity;
}

interface EditOf<Need extends keyof ScrubFacts> {
  /** The name of its file. */
  id: string;
  /** 1 to 50, as practices and payers count the usual edits of a professional claim. */
  number: number;
  title: string;
  description: string;
  /** The gravest of its findings. */
  severity: Severity;
  /** Whether a finding may be overridden with a reason, and the edit set otherwise for a payer. */
  isOverridable: boolean;
  /** Facts that it reads. A fact that is null is not known, and the edit is silent about it. */
  needs: readonly Need[];
  check(claim: ProfessionalClaim, facts: Pick<ScrubFacts, Need>): readonly Found[];
}

export type Edit = EditOf<keyof ScrubFacts>;

/** Lets the compiler hold an edit to the facts that it needs. */
export const edit = <const Need extends keyof ScrubFacts = never>(declared: EditOf<Need>): Edit => declared;
