import type { DiagnosisFacts, ProcedureFacts } from '../../../../../src/domains/claims/scrub/code-facts.ts';
import type { PayerFacts } from '../../../../../src/domains/claims/scrub/payer-facts.ts';
import type { ScrubFacts } from '../../../../../src/domains/claims/scrub/scrub-facts.ts';

/** Six weeks after the day of service of the usual claim. */
export const nothingKnown: ScrubFacts = {
  today: '2026-04-12',
  procedures: null,
  diagnoses: null,
  modifiers: null,
  placesOfService: null,
  taxonomyCodes: null,
  adjustmentReasons: null,
  remarkCodes: null,
  ptpPairs: null,
  mueLimits: null,
  registeredProviders: null,
  editSettings: null,
  payer: null,
  needsReferral: null,
  route: null,
  coverage: null,
  coverages: null,
  eligibilityChecks: null,
  authorizations: null,
  history: null,
  otherClaims: null,
  priorPayments: null,
  enrolments: null,
  deathDate: null,
  isControlNumberTaken: null,
  isIncidentTo: null,
  assumedConsents: null,
  collected: null,
  workersCompensation: null,
  holds: null,
};

export const always = { from: '2015-10-01', to: null };

export const aProcedure = (changes: Partial<ProcedureFacts> = {}): ProcedureFacts => ({
  periods: [always],
  isUnlisted: false,
  isReportingOnly: false,
  globalDays: 'XXX',
  placesOfService: null,
  clia: 'NOT_NEEDED',
  isDrug: false,
  isSingleDose: false,
  ...changes,
});

export const procedures = (changes: Readonly<Record<string, Partial<ProcedureFacts>>>) => ({
  procedures: new Map(Object.entries(changes).map(([code, each]) => [code, aProcedure(each)])),
});

export const aDiagnosis = (changes: Partial<DiagnosisFacts> = {}): DiagnosisFacts => ({
  periods: [{ ...always, isBillable: true }],
  isManifestation: false,
  sex: null,
  ageGroup: null,
  excludes1: [],
  ...changes,
});

export const diagnoses = (changes: Readonly<Record<string, Partial<DiagnosisFacts>>>) => ({
  diagnoses: new Map(Object.entries(changes).map(([code, each]) => [code, aDiagnosis(each)])),
});

export const payer = (changes: Partial<PayerFacts>): { payer: PayerFacts } => ({
  payer: {
    timelyFilingDays: null,
    acceptsReplacement: null,
    memberIdPattern: null,
    telehealthModifiers: null,
    needsDrugCodes: null,
    splitsMonths: null,
    procedureRules: null,
    ...changes,
  },
});

/** Everything is known of the usual claim, and nothing speaks against it. */
export const allKnown: ScrubFacts = {
  today: '2026-04-12',
  ...procedures({ G0463: { placesOfService: ['11', '22'] } }),
  ...diagnoses({ J069: {} }),
  modifiers: new Map([['25', [always]]]),
  placesOfService: new Set(['02', '10', '11', '21', '22']),
  taxonomyCodes: new Set(['207Q00000X']),
  adjustmentReasons: new Set(['45']),
  remarkCodes: new Set(['N620']),
  ptpPairs: new Map(),
  mueLimits: new Map([['G0463', [{ ...always, units: 1, indicator: '2' }]]]),
  registeredProviders: new Map([
    ['1234567893', { isActive: true, kind: 'ORGANIZATION' }],
    ['1679576722', { isActive: true, kind: 'PERSON' }],
  ]),
  editSettings: new Map(),
  ...payer({
    ...{ timelyFilingDays: 365, acceptsReplacement: true, memberIdPattern: /^W\d{9}$/, telehealthModifiers: ['95'] },
    ...{ needsDrugCodes: true, splitsMonths: true },
    procedureRules: new Map([['G0463', { needsAuthorization: false, frequency: { most: 1, months: 1 } }]]),
  }),
  needsReferral: false,
  route: { submitterId: 'S', receiverId: 'R', payerNumber: '12345', takesClaims: true, enrolment: always },
  coverage: always,
  coverages: [{ rank: 1, payerId: '12345', filingCode: 'CI', state: 'NOT_BILLED' }],
  eligibilityChecks: [{ serviceDate: '2026-03-02', checkedOn: '2026-03-01', outcome: 'ACTIVE', rejectCode: null }],
  authorizations: [],
  history: [],
  otherClaims: [],
  priorPayments: [],
  enrolments: new Map([['1679576722', [always]]]),
  deathDate: null,
  isControlNumberTaken: false,
  isIncidentTo: false,
  assumedConsents: [],
  collected: 0,
  workersCompensation: null,
  holds: [],
};
