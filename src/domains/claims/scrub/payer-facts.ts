/** Settings and rules of the claim's payer; null where the practice has not said. */
export interface PayerFacts {
  timelyFilingDays: number | null;
  acceptsReplacement: boolean | null;
  memberIdPattern: RegExp | null;
  /** Modifiers of which a telehealth line needs one; empty when the place of service suffices. */
  telehealthModifiers: readonly string[] | null;
  needsDrugCodes: boolean | null;
  /** A line, and a claim, may not reach over the end of a month. */
  splitsMonths: boolean | null;
  procedureRules: ReadonlyMap<string, ProcedureRule> | null;
}

export interface ProcedureRule {
  needsAuthorization: boolean;
  /** At most so many times in so many months. */
  frequency: { most: number; months: number } | null;
}
