import type { ClaimFacts } from './claim-facts.ts';
import type { DiagnosisFacts, MueLimit, Period, ProcedureFacts, PtpPair, RegisteredProvider } from './code-facts.ts';

/**
 * Facts of a run, the same for all of its claims: codes at hand only. A set of codes that was never imported is null; a code
 * that its set does not have is missing from the map.
 */
export interface SharedFacts {
  /** The day on which the claims would be sent, at the practice. */
  today: string;
  procedures: ReadonlyMap<string, ProcedureFacts> | null;
  diagnoses: ReadonlyMap<string, DiagnosisFacts> | null;
  modifiers: ReadonlyMap<string, readonly Period[]> | null;
  placesOfService: ReadonlySet<string> | null;
  taxonomyCodes: ReadonlySet<string> | null;
  /** Claim adjustment reason codes. */
  adjustmentReasons: ReadonlySet<string> | null;
  /** Remittance advice remark codes. */
  remarkCodes: ReadonlySet<string> | null;
  /** NCCI procedure-to-procedure edits: column 1, column 2, periods. */
  ptpPairs: ReadonlyMap<string, ReadonlyMap<string, readonly PtpPair[]>> | null;
  /** Medically unlikely edits. */
  mueLimits: ReadonlyMap<string, readonly MueLimit[]> | null;
  /** By NPI; a provider who was not looked up is missing. */
  registeredProviders: ReadonlyMap<string, RegisteredProvider> | null;
}

/** Everything that an edit may ask about one claim. Null means not known. */
export interface ScrubFacts extends SharedFacts, ClaimFacts {}
