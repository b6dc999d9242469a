import type { ClaimFacts } from '../../src/domains/claims/scrub/claim-facts.ts';
import type {
  DiagnosisFacts,
  MueLimit,
  Period,
  ProcedureFacts,
  PtpPair,
} from '../../src/domains/claims/scrub/code-facts.ts';
import type { ClaimToScrub } from '../../src/domains/claims/scrub/scrub.ts';
import type { SharedFacts } from '../../src/domains/claims/scrub/scrub-facts.ts';
import type { ProfessionalClaim } from '../../src/edi/claim/professional-claim.ts';
import { type Chunk, today } from './rows.ts';

type CodeRow = Period & { set: string; code: string; isUnlisted: boolean; isBillable: boolean; globalDays: string };
type ClaimRow<Row> = Row & { claim: number };

const rowsOf = <Row>(text: string) => JSON.parse(text) as Row[];

function grouped<Row, Value>(rows: readonly Row[], key: (row: Row) => string | number, value: (row: Row) => Value) {
  const groups = new Map<string | number, Value[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(value(row));
    else groups.set(key(row), [value(row)]);
  }
  return groups;
}

/** Makes claims and facts of the rows, as a loader has to. */
export function readChunk(chunk: Chunk): { claims: ClaimToScrub[]; shared: SharedFacts } {
  const claims = rowsOf<{ number: number; snapshot: ProfessionalClaim; collected: number }>(chunk.claims);
  const factsOf = claimFactsOf(chunk);
  return {
    shared: sharedFactsOf(chunk),
    claims: claims.map(({ number, snapshot, collected }) => ({
      snapshot,
      facts: factsOf(number, snapshot, collected),
    })),
  };
}

function sharedFactsOf({ codes, pairs, limits, providers }: Chunk): SharedFacts {
  const procedures = new Map<string, ProcedureFacts>();
  const diagnoses = new Map<string, DiagnosisFacts>();
  const modifiers = new Map<string, Period[]>();
  const placesOfService = new Set<string>();
  const taxonomyCodes = new Set<string>();
  for (const { set, code, from, to, isUnlisted, isBillable, globalDays } of rowsOf<CodeRow>(codes)) {
    if (set === 'POS') placesOfService.add(code);
    else if (set === 'TAXONOMY') taxonomyCodes.add(code);
    else if (set === 'MODIFIER') modifiers.set(code, [{ from, to }]);
    else if (set === 'ICD-10-CM')
      diagnoses.set(code, {
        periods: [{ from, to, isBillable }],
        ...{ isManifestation: false, sex: null, ageGroup: null, excludes1: [] },
      });
    else
      procedures.set(code, {
        ...{ periods: [{ from, to }], isUnlisted, isReportingOnly: false, globalDays, placesOfService: null },
        ...{ clia: 'NOT_NEEDED', isDrug: false, isSingleDose: false },
      });
  }
  const ptpPairs = new Map<string, Map<string, PtpPair[]>>();
  for (const { column1, column2, ...pair } of rowsOf<PtpPair & { column1: string; column2: string }>(pairs)) {
    const column = ptpPairs.get(column1) ?? new Map<string, PtpPair[]>();
    ptpPairs.set(column1, column.set(column2, [...(column.get(column2) ?? []), pair]));
  }
  return {
    ...{
      today,
      procedures,
      diagnoses,
      modifiers,
      placesOfService,
      taxonomyCodes,
      adjustmentReasons: null,
      remarkCodes: null,
      ptpPairs,
    },
    mueLimits: new Map(rowsOf<MueLimit & { code: string }>(limits).map(({ code, ...limit }) => [code, [limit]])),
    registeredProviders: new Map(
      rowsOf<{ npi: string; isActive: boolean; isPerson: boolean }>(providers).map(({ npi, isActive, isPerson }) => [
        npi,
        { isActive, kind: isPerson ? 'PERSON' : 'ORGANIZATION' },
      ]),
    ),
  };
}

function claimFactsOf(chunk: Chunk) {
  const payers = new Map(
    rowsOf<{ id: string; timelyFilingDays: number; acceptsReplacement: boolean }>(chunk.payers).map(
      ({ id, ...known }) => [
        id,
        {
          ...known,
          ...{ memberIdPattern: null, telehealthModifiers: ['95'], needsDrugCodes: false, splitsMonths: false },
          procedureRules: null,
        },
      ],
    ),
  );
  const coverages = grouped(
    rowsOf<ClaimRow<Period & { rank: number; payer: string }>>(chunk.coverages),
    ({ claim }) => claim,
    ({ rank, payer, from, to }) => ({
      period: { from, to },
      known: { rank, payerId: payer, filingCode: 'CI', state: 'NOT_BILLED' as const },
    }),
  );
  const checks = grouped(
    rowsOf<ClaimRow<{ serviceDate: string; checkedOn: string; outcome: 'ACTIVE' }>>(chunk.eligibility),
    ({ claim }) => claim,
    ({ claim: _, ...check }) => ({ ...check, rejectCode: null }),
  );
  const authorizations = grouped(
    rowsOf<ClaimRow<Period & { number: string; left: number }>>(chunk.authorizations),
    ({ claim }) => claim,
    ({ number, from, to, left }) => ({
      ...{ number, status: 'APPROVED' as const, valid: { from, to }, lines: [{ procedure: null, left }] },
    }),
  );
  const history = grouped(
    rowsOf<ClaimRow<{ serviceDate: string; procedure: string; units: number; npi: string; taxonomyCode: string }>>(
      chunk.history,
    ),
    ({ claim }) => claim,
    ({ serviceDate, procedure, units, npi, taxonomyCode }) => ({
      serviceDate,
      procedure,
      units,
      providerNpi: npi,
      taxonomyCode,
    }),
  );
  const others = grouped(
    rowsOf<ClaimRow<{ pcn: string; npi: string; procedure: string }>>(chunk.otherClaims),
    ({ claim }) => claim,
    ({ pcn, npi, procedure }) => ({
      ...{ patientControlNumber: pcn, providerNpi: npi, lines: [{ serviceDate: '2026-01-05', procedure }] },
    }),
  );
  const enrolments = new Map(
    rowsOf<Period & { npi: string }>(chunk.providers).map(({ npi, from, to }) => [npi, [{ from, to }]]),
  );
  return (number: number, { payer }: ProfessionalClaim, collected: number): ClaimFacts => {
    const own = coverages.get(number) ?? [];
    return {
      editSettings: null,
      payer: payers.get(payer.id) ?? null,
      needsReferral: false,
      route: { submitterId: 'S', receiverId: 'R', payerNumber: payer.id, takesClaims: true, enrolment: 'NOT_NEEDED' },
      coverage: own[0]?.period ?? null,
      coverages: own.map(({ known }) => known),
      eligibilityChecks: checks.get(number) ?? [],
      authorizations: authorizations.get(number) ?? [],
      history: history.get(number) ?? [],
      otherClaims: others.get(number) ?? [],
      ...{ priorPayments: [], enrolments, deathDate: null, isControlNumberTaken: false, isIncidentTo: false },
      ...{ assumedConsents: [], collected, workersCompensation: null, holds: [] },
    };
  };
}
