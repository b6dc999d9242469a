import type { Name } from '../claim/party.ts';
import type { GroupHeader, InterchangeHeader } from '../writing/x12-writer.ts';

/** One interchange with one request for an authorization or a referral: each goes in a set of its own. */
export interface AuthorizationFile {
  interchange: InterchangeHeader;
  group: Pick<GroupHeader, 'sender' | 'receiver' | 'controlNumber'>;
  set: {
    controlNumber: string;
    /** BHT03. */
    reference: string;
  };
  question: AuthorizationQuestion;
}

/** Asks a payer to agree to services of a patient. */
export interface AuthorizationQuestion {
  /** TRN02: comes back in the answer. */
  trace: string;
  /** TRN03: who asks. Ten characters. */
  origin: string;
  /** UM01: HS services of the practice, SC a referral to a specialist. */
  category: 'HS' | 'SC';
  /** UM02: I initial, R renewal. */
  certification: 'I' | 'R';
  /** UM03. */
  serviceType: string | null;
  /** UM04. */
  placeOfService: string | null;
  payer: { name: string; idKind: 'PI' | 'XV'; id: string };
  provider: { name: Name; npi: string };
  subscriber: RequestedPerson & { memberId: string };
  /** The patient, where it is not the subscriber. */
  dependent: (RequestedPerson & { relationship: string }) | null;
  from: string;
  to: string;
  /** ICD-10-CM without dots; at most twelve. */
  diagnoses: readonly string[];
  referringProvider: { name: Name; npi: string | null } | null;
  services: readonly RequestedService[];
}

export interface RequestedPerson {
  name: Name;
  birthDate: string | null;
  sex: 'F' | 'M' | null;
}

/** One service. Without a procedure it is of the service type, or for all. */
export interface RequestedService {
  /** TRN02 of its level. */
  trace: string;
  serviceType: string | null;
  procedure: string | null;
  units: number;
  /** VS visits, UN units of the procedure. */
  unit: 'VS' | 'UN';
}

export const version278 = '005010X217';
