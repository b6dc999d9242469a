import type { Period } from './code-facts.ts';
import type { PayerFacts } from './payer-facts.ts';
import type { PriorPayment } from './prior-payment.ts';

/** Facts of one claim. Null means not known, an empty list that there is none. */
export interface ClaimFacts {
  /** By the edit's id, as set for the claim's payer or for all. */
  editSettings: ReadonlyMap<string, EditSetting> | null;
  payer: PayerFacts | null;
  /** Whether the plan pays only with a referral. */
  needsReferral: boolean | null;
  route: RouteFacts | null;
  /** When the coverage that the claim is sent to is valid. */
  coverage: Period | null;
  /** All coverages of the patient on the days of service. */
  coverages: readonly CoverageFacts[] | null;
  eligibilityChecks: readonly EligibilityFacts[] | null;
  authorizations: readonly AuthorizationFacts[] | null;
  /** Lines of the patient's other claims, of three years. */
  history: readonly HistoryLine[] | null;
  /** Other claims of the patient that are open or paid. */
  otherClaims: readonly OtherClaim[] | null;
  /** Payments and adjustments of payers before this one. */
  priorPayments: readonly PriorPayment[] | null;
  /** Periods in which providers may bill the payer, by NPI; a provider without any is missing. */
  enrolments: ReadonlyMap<string, readonly Period[]> | null;
  deathDate: string | null;
  isControlNumberTaken: boolean | null;
  /** The visit was done by staff under the supervision of a physician who is paid for it. */
  isIncidentTo: boolean | null;
  /** Consents and signatures that a default filled in. */
  assumedConsents: readonly Consent[] | null;
  /** Cents that the desk collected for the visit. */
  collected: number | null;
  workersCompensation: { claimNumber: string | null; employer: string | null } | null;
  holds: readonly Hold[] | null;
}

export type EditSetting = 'OFF' | 'WARNING' | 'ERROR';

/** The way of the claim to its payer. */
export interface RouteFacts {
  submitterId: string;
  receiverId: string;
  payerNumber: string;
  /** Whether the payer takes claims over this clearinghouse. */
  takesClaims: boolean;
  /** Null when the practice has none and needs one. */
  enrolment: 'NOT_NEEDED' | Period | null;
}

export interface CoverageFacts {
  /** From 1, the primary one. */
  rank: number;
  payerId: string;
  filingCode: string | null;
  state: 'NOT_BILLED' | 'PENDING' | 'ADJUDICATED' | 'CROSSED_OVER';
}

export interface EligibilityFacts {
  serviceDate: string;
  checkedOn: string;
  outcome: 'ACTIVE' | 'INACTIVE' | 'REJECTED';
  /** Why the payer rejected the question. */
  rejectCode: string | null;
}

export interface AuthorizationFacts {
  number: string;
  status: 'REQUESTED' | 'APPROVED' | 'DENIED' | 'CANCELLED';
  valid: Period;
  /** Units that this claim took count as left. A line without a procedure holds for all. */
  lines: readonly { procedure: string | null; left: number }[];
}

export interface HistoryLine {
  serviceDate: string;
  procedure: string;
  units: number;
  providerNpi: string;
  taxonomyCode: string | null;
}

export interface OtherClaim {
  patientControlNumber: string;
  providerNpi: string;
  lines: readonly { serviceDate: string; procedure: string }[];
}

export type Consent =
  | 'acceptsAssignment'
  | 'benefitsAssigned'
  | 'releaseOfInformation'
  | 'isProviderSignatureOnFile'
  | 'patientSignatureSource';

export interface Hold {
  kind: 'CREDENTIALING' | 'STAFF' | 'UNSIGNED_NOTE';
  reason: string;
}
