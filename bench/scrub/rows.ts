import type { ClaimLine } from '../../src/edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../src/edi/claim/professional-claim.ts';

export const claimsAtOnce = 200;
/** Days of service lie in the two months before. */
export const today = '2026-04-12';

/** Answers of the statements that would load 200 claims and the facts about them, as text, as a database sends rows. */
export interface Chunk {
  claims: string;
  codes: string;
  pairs: string;
  limits: string;
  providers: string;
  payers: string;
  coverages: string;
  eligibility: string;
  authorizations: string;
  history: string;
  otherClaims: string;
}

const procedures = Array.from({ length: 60 }, (_, place) => `${'GJQ'[place % 3]}${1000 + place * 7}`);
const diagnoses = Array.from({ length: 80 }, (_, place) => `${'EIJMN'[place % 5]}${10 + (place % 80)}${place % 10}`);
const npis = ['1679576722', '1588667638', '1234567893'];
const periods = { from: '2015-10-01', to: null };
const pad = (number: number, width: number) => String(number).padStart(width, '0');
const dayOf = (number: number) => `2026-0${2 + (number % 2)}-${pad(1 + (number % 28), 2)}`;
const address = { line2: null, city: 'Albany', state: 'NY', country: null };
const person = (familyName: string) => ({
  kind: 'PERSON' as const,
  familyName,
  givenName: 'Jane',
  middleName: null,
  suffix: null,
});

export function chunksOf(claims: number): Chunk[] {
  return Array.from({ length: claims / claimsAtOnce }, (_, chunk) => {
    const numbers = Array.from({ length: claimsAtOnce }, (__, place) => chunk * claimsAtOnce + place);
    return {
      claims: JSON.stringify(numbers.map((number) => ({ number, snapshot: snapshotOf(number), collected: 0 }))),
      codes: JSON.stringify([
        ...procedures.map((code) => ({
          set: 'HCPCS',
          code,
          ...periods,
          isUnlisted: code === 'J1098',
          globalDays: 'XXX',
        })),
        ...diagnoses.map((code) => ({ set: 'ICD-10-CM', code, ...periods, isBillable: true })),
        ...['25', '59', '76', 'LT', 'RT'].map((code) => ({ set: 'MODIFIER', code, ...periods })),
        ...['02', '10', '11', '21', '22'].map((code) => ({ set: 'POS', code, ...periods })),
        ...['207Q00000X', '207R00000X'].map((code) => ({ set: 'TAXONOMY', code, ...periods })),
      ]),
      pairs: JSON.stringify(
        procedures.map((column1, place) => ({
          column1,
          column2: procedures[(place + 5) % 60],
          ...periods,
          indicator: '1',
        })),
      ),
      limits: JSON.stringify(
        procedures.map((code, place) => ({ code, ...periods, units: 3, indicator: `${1 + (place % 3)}` })),
      ),
      providers: JSON.stringify(
        npis.map((npi) => ({ npi, isActive: true, isPerson: npi !== '1234567893', ...periods })),
      ),
      payers: JSON.stringify(
        Array.from({ length: 12 }, (__, payer) => ({
          id: `PAY${payer}`,
          timelyFilingDays: 180,
          acceptsReplacement: true,
        })),
      ),
      coverages: JSON.stringify(numbers.map((claim) => ({ claim, rank: 1, payer: `PAY${claim % 12}`, ...periods }))),
      eligibility: JSON.stringify(
        numbers.map((claim) => ({ claim, serviceDate: dayOf(claim), checkedOn: dayOf(claim), outcome: 'ACTIVE' })),
      ),
      authorizations: JSON.stringify(
        numbers
          .filter((claim) => claim % 5 === 0)
          .map((claim) => ({ claim, number: `A${claim}`, ...periods, left: 4 })),
      ),
      history: JSON.stringify(numbers.flatMap(historyOf)),
      otherClaims: JSON.stringify(
        numbers.map((claim) => ({ claim, pcn: `OTHER${claim}`, npi: npis[0], procedure: procedures[claim % 60] })),
      ),
    };
  });
}

/** Six earlier visits of three lines. */
const historyOf = (claim: number) =>
  Array.from({ length: 18 }, (_, line) => ({
    claim,
    ...{ serviceDate: `202${3 + (line % 3)}-05-${pad(1 + line, 2)}`, procedure: procedures[(claim + line * 3) % 60] },
    ...{ units: 1, npi: npis[line % 2], taxonomyCode: '207Q00000X' },
  }));

/** One in ten lacks a diagnosis, has another total, or a delimiter in a name. */
function snapshotOf(number: number): ProfessionalClaim {
  const lines = [0, 1, 2].map((line) => lineOf(number, line));
  const fault = number % 30;
  return {
    ...{ patientControlNumber: `K${pad(number, 11)}`, frequency: '1', payerControlNumber: null, placeOfService: '11' },
    total: lines.reduce((sum, { charge }) => sum + charge, 0) + (fault === 10 ? 1 : 0),
    ...{ isProviderSignatureOnFile: true, acceptsAssignment: 'A', benefitsAssigned: 'Y', releaseOfInformation: 'Y' },
    ...{ patientSignatureSource: null, accident: null, delayReason: null, onsetDate: null, lastMenstrualPeriod: null },
    ...{ admissionDate: null, dischargeDate: null, attachments: [], patientPaid: null, referralNumber: null },
    priorAuthorizationNumber: number % 5 === 0 ? `A${number}` : null,
    ...{ cliaNumber: null, clearinghouseClaimNumber: null, medicalRecordNumber: `MRN${number}`, note: null },
    diagnoses: fault === 20 ? [] : [0, 1, 2].map((place) => diagnoses[(number + place * 11) % 80] ?? ''),
    billingProvider: {
      ...{
        name: { kind: 'ORGANIZATION', name: 'Example Medical Group' },
        npi: '1234567893',
        taxonomyCode: '207Q00000X',
      },
      ...{ taxIdKind: 'EIN', taxId: '141234567', contact: null },
      address: { ...address, line1: '1 Main St', postalCode: '122071234' },
    },
    payTo: null,
    subscriber: {
      ...{ responsibility: 'P', groupNumber: 'GRP100', groupName: null, insuranceType: null, filingCode: 'CI' },
      ...{ memberId: `W${pad(number, 9)}`, name: person(fault === 0 ? 'Doe*X' : 'Doe') },
      demographics: {
        address: { ...address, line1: `${number} Elm St`, postalCode: '12208' },
        ...{ birthDate: `19${50 + (number % 50)}-05-17`, sex: number % 2 ? 'F' : 'M' },
      },
    },
    payer: { name: 'Example Health Plan', idKind: 'PI', id: `PAY${number % 12}`, address: null },
    patient: null,
    referringProvider: null,
    renderingProvider: { name: person('Kildare'), npi: npis[number % 2] ?? null, taxonomyCode: '207Q00000X' },
    serviceFacility: null,
    supervisingProvider: null,
    otherPayers: [],
    lines,
  };
}

const lineOf = (number: number, line: number): ClaimLine => ({
  ...{
    controlNumber: `L${line + 1}`,
    procedure: procedures[(number + line) % 60] ?? '',
    modifiers: line === 1 ? ['59'] : [],
  },
  ...{ description: null, charge: 8_000 + number, unit: 'UN', units: 1, placeOfService: null },
  ...{ diagnosisPointers: line === 0 ? [1, 2] : [line + 1], serviceDate: dayOf(number), serviceDateTo: null },
  ...{ priorAuthorizationNumber: null, referralNumber: null, cliaNumber: null, note: null, drug: null },
  ...{ renderingProvider: null, orderingProvider: null, adjudications: [] },
});
