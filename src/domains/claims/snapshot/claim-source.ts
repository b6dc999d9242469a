import type {
  AdministrativeGender,
  ChargeSource,
  DrugUnit,
  FilingCode,
  MedicareSecondaryReason,
  SubscriberRelationship,
  TaxIdKind,
} from '../../../generated/models.ts';
import type { ClaimAuthorization } from '../../insurance/authorizations/claim-authorizations.queries.ts';
import type { EligibilityFacts } from '../../insurance/eligibility/eligibility-facts.queries.ts';
import type { KnownDetails } from '../known-details.ts';
import type { EarlierDecision } from './find-earlier-decisions.ts';

/** Parts of an address as a row has them, in the order line1, line2, city, state, postal code. */
export type AddressRow = readonly (string | null)[];

/** Everything that the practice knows about one claim, as its tables have it now. Days are texts, money is in cents. */
export interface ClaimSource extends CoverageSource, RouteSource {
  id: string;
  pcn: string;
  status: string;
  visitId: string;
  visitCodingId: string;
  part: number;
  frequency: '1' | '7' | '8';
  versionNumber: number;
  payerControlNumber: string | null;
  serviceDate: string;
  patientId: string;
  mrn: string;
  givenName: string;
  familyName: string;
  birthDate: string;
  gender: AdministrativeGender;
  address: AddressRow;
  deceasedOn: string | null;
  site: SiteSource;
  providerId: string | null;
  lines: readonly LineSource[];
  diagnoses: readonly { position: number; code: string }[];
  /** Of the coverage, with their numbers. */
  authorizations: readonly ClaimAuthorization[];
  /** The payer's answers about the coverage. */
  eligibility: readonly EligibilityFacts[];
  details: KnownDetails;
  /** Of payers before the claim's own, in the order of their ranks. */
  earlier: readonly EarlierDecision[];
  /** The patient's signed assignment of benefits held on the first day of service. */
  hasAssignedBenefits: boolean;
  /** Why staff hold it; null while they do not. */
  heldFor: string | null;
}

interface SiteSource {
  name: string;
  address: AddressRow;
  facilityNpi: string | null;
  cliaNumber: string | null;
}

interface CoverageSource {
  coverageId: string;
  rank: number;
  memberId: string;
  groupNumber: string | null;
  medicareSecondaryReason: MedicareSecondaryReason | null;
  relationship: SubscriberRelationship;
  subscriberGivenName: string | null;
  subscriberFamilyName: string | null;
  validFrom: string;
  validUntil: string | null;
  filingCode: FilingCode;
  /** Whether the plan pays only with a referral. */
  needsReferral: boolean;
}

/** The payer, and its route for claims at the practice's clearinghouse; null where it has none. */
interface RouteSource {
  payerId: string;
  payerName: string;
  payerAddress: AddressRow;
  clearinghouseId: string | null;
  sender: string | null;
  receiver: string | null;
  payerNumber: string | null;
  enrolledFrom: string | null;
  enrolledUntil: string | null;
  /** Whether the payer takes questions about coverages from the practice. */
  takesQuestions: boolean;
}

export interface LineSource {
  claimId: string;
  position: number;
  chargeId: string;
  code: string;
  modifiers: readonly string[];
  units: number;
  pointers: readonly number[];
  amountCents: number;
  serviceDate: string;
  serviceUntil: string | null;
  placeOfService: string;
  description: string | null;
  ndcCode: string | null;
  ndcQuantity: number | null;
  ndcUnit: DrugUnit | null;
  source: ChargeSource;
  provider: ProviderSource | null;
  supervisor: ProviderSource | null;
}

export interface ProviderSource {
  id: string;
  name: string;
  legalGivenName: string | null;
  legalFamilyName: string | null;
  npi: string | null;
  taxonomyCode: string | null;
}

/** The practice as it bills. */
export interface BillerSource {
  name: string;
  npi: string | null;
  taxId: string | null;
  taxIdKind: TaxIdKind | null;
  taxonomyCode: string | null;
  billingAddress: AddressRow;
  payToAddress: AddressRow;
  phone: string | null;
  billingContact: string | null;
}
