import type { ClaimLine } from './claim-line.ts';
import type { Note } from './note.ts';
import type { OtherPayer } from './other-payer.ts';
import type { Address, Contact, Demographics, Name, Payer, Provider, RenderingProvider } from './party.ts';

/** Codes of an 837P stand as they are in the file. Dates are ISO 8601, money is in cents, codes have no dots. */
export interface ProfessionalClaim {
  /** CLM01: comes back in every answer. */
  patientControlNumber: string;
  /** 1 original, 7 replacement, 8 void. */
  frequency: '1' | '7' | '8';
  /** The payer's number of the claim that is replaced or voided. */
  payerControlNumber: string | null;
  total: number;
  placeOfService: string;
  isProviderSignatureOnFile: boolean;
  /** A assigned, B on clinical laboratory services only, C not assigned. */
  acceptsAssignment: 'A' | 'B' | 'C';
  /** Y yes, N no, W not applicable: benefits are assigned to the provider. */
  benefitsAssigned: 'Y' | 'N' | 'W';
  /** Y signed by the patient, I informed consent where state or federal law asks for no signature. */
  releaseOfInformation: 'Y' | 'I';
  /** P: the provider signed for the patient. */
  patientSignatureSource: 'P' | null;
  accident: Accident | null;
  delayReason: string | null;
  onsetDate: string | null;
  lastMenstrualPeriod: string | null;
  admissionDate: string | null;
  dischargeDate: string | null;
  attachments: readonly Attachment[];
  patientPaid: number | null;
  referralNumber: string | null;
  priorAuthorizationNumber: string | null;
  cliaNumber: string | null;
  /** REF*D9: the number of this version that clearinghouses send back. */
  clearinghouseClaimNumber: string | null;
  medicalRecordNumber: string | null;
  note: Note | null;
  /** ICD-10-CM; the first is the principal one. */
  diagnoses: readonly string[];
  billingProvider: BillingProvider;
  payTo: Address | null;
  subscriber: Subscriber;
  payer: Payer;
  /** Null when the subscriber is the patient. */
  patient: Dependent | null;
  referringProvider: Provider | null;
  renderingProvider: RenderingProvider | null;
  serviceFacility: ServiceFacility | null;
  supervisingProvider: Provider | null;
  /** Payers before this one, by their order; at most ten. */
  otherPayers: readonly OtherPayer[];
  lines: readonly ClaimLine[];
}

export interface Accident {
  causes: readonly ('AA' | 'EM' | 'OA')[];
  /** Of an automobile accident. */
  state: string | null;
  date: string | null;
}

export interface Attachment {
  type: string;
  transmission: string;
  controlNumber: string | null;
}

export interface BillingProvider {
  name: Name;
  npi: string;
  taxonomyCode: string | null;
  taxIdKind: 'EIN' | 'SSN';
  taxId: string;
  address: Address;
  contact: Contact | null;
}

export interface Subscriber {
  /** P primary, S secondary, T tertiary. */
  responsibility: string;
  groupNumber: string | null;
  groupName: string | null;
  /** SBR05: why Medicare is secondary. */
  insuranceType: string | null;
  /** SBR09. */
  filingCode: string | null;
  memberId: string;
  name: Name;
  /** Null when the patient is a dependent: the file has them for the patient only. */
  demographics: Demographics | null;
}

export interface Dependent {
  /** PAT01: 01 spouse, 19 child, and so on. */
  relationship: string;
  name: Name;
  demographics: Demographics;
}

export interface ServiceFacility {
  name: string;
  npi: string | null;
  address: Address;
}
