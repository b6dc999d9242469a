import type { ClaimFile } from '../../../src/edi/claim/claim-file.ts';
import type { ClaimLine } from '../../../src/edi/claim/claim-line.ts';
import type { Address, Name } from '../../../src/edi/claim/party.ts';
import type { ProfessionalClaim } from '../../../src/edi/claim/professional-claim.ts';

export const person = (familyName: string, givenName: string): Name => ({
  kind: 'PERSON',
  familyName,
  givenName,
  middleName: null,
  suffix: null,
});

export const organization = (name: string): Name => ({ kind: 'ORGANIZATION', name });

export const address = (line1: string, postalCode: string): Address => ({
  line1,
  line2: null,
  city: 'ALBANY',
  state: 'NY',
  postalCode,
  country: null,
});

export const aLine = (changes: Partial<ClaimLine> = {}): ClaimLine => ({
  controlNumber: 'L1',
  procedure: 'G0463',
  modifiers: [],
  description: null,
  charge: 12_550,
  unit: 'UN',
  units: 1,
  placeOfService: null,
  diagnosisPointers: [1],
  serviceDate: '2026-03-02',
  serviceDateTo: null,
  priorAuthorizationNumber: null,
  referralNumber: null,
  cliaNumber: null,
  note: null,
  drug: null,
  renderingProvider: null,
  orderingProvider: null,
  adjudications: [],
  ...changes,
});

/** A subscriber who is the patient of a group practice, once at the office. */
export function aClaim(changes: Partial<ProfessionalClaim> = {}): ProfessionalClaim {
  return {
    patientControlNumber: 'K7M2P9QX4RTB',
    frequency: '1',
    payerControlNumber: null,
    total: 12_550,
    placeOfService: '11',
    isProviderSignatureOnFile: true,
    acceptsAssignment: 'A',
    benefitsAssigned: 'Y',
    releaseOfInformation: 'Y',
    patientSignatureSource: null,
    accident: null,
    delayReason: null,
    onsetDate: null,
    lastMenstrualPeriod: null,
    admissionDate: null,
    dischargeDate: null,
    attachments: [],
    patientPaid: null,
    referralNumber: null,
    priorAuthorizationNumber: null,
    cliaNumber: null,
    clearinghouseClaimNumber: null,
    medicalRecordNumber: null,
    note: null,
    diagnoses: ['J069'],
    billingProvider: {
      name: organization('EXAMPLE MEDICAL GROUP'),
      npi: '1234567893',
      taxonomyCode: '207Q00000X',
      taxIdKind: 'EIN',
      taxId: '141234567',
      address: address('1 MAIN ST', '122071234'),
      contact: null,
    },
    payTo: null,
    subscriber: {
      responsibility: 'P',
      groupNumber: 'GRP100',
      groupName: null,
      insuranceType: null,
      filingCode: 'CI',
      memberId: 'W123456789',
      name: person('DOE', 'JANE'),
      demographics: { address: address('2 ELM ST', '12208'), birthDate: '1980-05-17', sex: 'F' },
    },
    payer: { name: 'EXAMPLE HEALTH PLAN', idKind: 'PI', id: '12345', address: null },
    patient: null,
    referringProvider: null,
    renderingProvider: { name: person('KILDARE', 'BEN'), npi: '1679576722', taxonomyCode: '207Q00000X' },
    serviceFacility: null,
    supervisingProvider: null,
    otherPayers: [],
    lines: [aLine()],
    ...changes,
  };
}

export const aFile = (claims: readonly ProfessionalClaim[]): ClaimFile => ({
  interchange: {
    senderQualifier: 'ZZ',
    sender: 'SENDER',
    receiverQualifier: 'ZZ',
    receiver: 'RECEIVER',
    date: '2026-04-12',
    time: '12:10',
    controlNumber: 7,
    isAcknowledgmentRequested: true,
    usage: 'T',
  },
  group: { sender: 'SENDER', receiver: 'RECEIVER', controlNumber: 12 },
  set: {
    controlNumber: '0001',
    reference: 'BATCH77',
    purpose: 'CH',
    submitter: {
      name: 'EXAMPLE MEDICAL GROUP',
      id: 'SUB77',
      contact: { name: 'BILLING', phone: '5185550100', extension: null, email: null },
    },
    receiver: { name: 'EXAMPLE CLEARINGHOUSE', id: 'CH1' },
  },
  claims,
});
