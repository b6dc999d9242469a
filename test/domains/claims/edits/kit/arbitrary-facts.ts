import fc from 'fast-check';
import type { ScrubFacts } from '../../../../../src/domains/claims/scrub/scrub-facts.ts';
import type { ProfessionalClaim } from '../../../../../src/edi/claim/professional-claim.ts';
import { aDiagnosis, allKnown, aProcedure, nothingKnown, payer } from './known.ts';

/** Facts about a claim of which each is known or not; those that are known speak against it. */
export const anyFacts = (claim: ProfessionalClaim): fc.Arbitrary<ScrubFacts> => {
  const all = adverse(claim);
  const keys = Object.keys(all) as (keyof ScrubFacts)[];
  return fc
    .subarray(keys)
    .map((known) => ({ ...nothingKnown, ...Object.fromEntries(known.map((key) => [key, all[key]])) }));
};

function adverse({ lines, diagnoses, patientControlNumber }: ProfessionalClaim): ScrubFacts {
  const ever = { from: '0000-01-01', to: null };
  const rule = { needsAuthorization: true, frequency: { most: 0, months: 12 } };
  const codes = lines.map(({ procedure }) => procedure);
  const of = <Value>(value: Value) => new Map(codes.map((code) => [code, value]));
  const awkward = aProcedure({
    ...{ isUnlisted: true, globalDays: '090', placesOfService: [], clia: 'WAIVED_WITH_QW' },
    ...{ isDrug: true, isSingleDose: true },
  });
  const first = lines[0] ?? { serviceDate: '2026-03-02', procedure: 'G0463' };
  const answer = {
    paid: -1,
    adjustments: [{ group: 'CO', reason: '?', cents: 1 }],
    patientLiability: 1,
    remarks: ['?'],
  } as const;
  return {
    ...allKnown,
    procedures: of(awkward),
    diagnoses: new Map(diagnoses.map((code) => [code, aDiagnosis({ sex: 'F', ageGroup: 'NEWBORN', excludes1: [''] })])),
    ptpPairs: of(of([{ ...ever, indicator: '0' as const }])),
    mueLimits: of([{ ...ever, units: 0, indicator: '3' as const }]),
    ...payer({
      ...{ timelyFilingDays: 0, acceptsReplacement: false, memberIdPattern: /^$/, telehealthModifiers: ['95'] },
      ...{ needsDrugCodes: true, splitsMonths: true, procedureRules: of(rule) },
    }),
    needsReferral: true,
    coverages: [{ rank: 2, payerId: '', filingCode: 'MB', state: 'CROSSED_OVER' }],
    eligibilityChecks: [],
    history: codes.map((procedure) => ({ ...first, procedure, units: 9, providerNpi: '', taxonomyCode: '207Q00000X' })),
    otherClaims: [{ patientControlNumber: `${patientControlNumber}1`, providerNpi: '1679576722', lines: [first] }],
    priorPayments: [
      { ...answer, payerId: '', adjudicatedOn: null, lines: [{ ...answer, line: 7, adjudicatedOn: '2026-01-01' }] },
    ],
    enrolments: new Map(),
    deathDate: '1900-01-01',
    isControlNumberTaken: true,
    isIncidentTo: true,
    assumedConsents: ['benefitsAssigned'],
    collected: 1,
    workersCompensation: { claimNumber: null, employer: null },
    holds: [{ kind: 'STAFF', reason: '' }],
  };
}
