import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import { CodeSet } from '../../../generated/models.ts';
import type { DiagnosisFacts, DiagnosisPeriod, Period, ProcedureFacts } from './code-facts.ts';
import type { CodesAtHand } from './codes-at-hand.ts';
import type { Releases } from './find-releases.ts';
import type { SharedFacts } from './scrub-facts.ts';

interface CodeRow extends DiagnosisPeriod {
  codeSet: CodeSet;
  code: string;
}

type CodeFacts = Pick<SharedFacts, 'procedures' | 'diagnoses' | 'modifiers' | 'placesOfService'>;

/** Codes at hand with their days, in two statements. A set that was not imported is not known. */
export async function findCodeFacts(
  db: Reader,
  practiceId: string,
  codes: CodesAtHand,
  releases: Releases,
): Promise<CodeFacts> {
  const rows = await findCodes(db, practiceId, codes);
  const bySet = Map.groupBy(rows, ({ codeSet }) => codeSet);
  const of = (...sets: CodeSet[]) =>
    Map.groupBy(
      sets.flatMap((set) => bySet.get(set) ?? []),
      ({ code }) => code,
    );
  const unlisted = releases.first.has('noc') ? await findUnlisted(db, codes.procedures) : null;
  return {
    procedures: proceduresOf(codes.procedures, of(CodeSet.HCPCS, CodeSet.CPT), releases, unlisted),
    diagnoses: diagnosesOf(of(CodeSet.ICD_10_CM), releases),
    modifiers: modifiersOf(codes.modifiers, of(CodeSet.HCPCS_MODIFIER), releases),
    placesOfService: releases.first.has('pos') ? new Set(of(CodeSet.PLACE_OF_SERVICE).keys()) : null,
  };
}

async function findCodes(db: Reader, practiceId: string, codes: CodesAtHand): Promise<CodeRow[]> {
  const { procedures, modifiers, diagnoses, places } = codes;
  const asked = [
    ...procedures.map((code) => [CodeSet.HCPCS, code] as const),
    ...modifiers.map((code) => [CodeSet.HCPCS_MODIFIER, code] as const),
    ...diagnoses.map((code) => [CodeSet.ICD_10_CM, code] as const),
    ...places.map((code) => [CodeSet.PLACE_OF_SERVICE, code] as const),
  ];
  const { rows } = await sql<CodeRow>`
    select code.code_set as "codeSet", code.code, code.valid_from::text as "from", code.valid_until::text as "to",
      code.is_billable as "isBillable"
    from unnest(${asked.map(([set]) => set)}::text[], ${asked.map(([, code]) => code)}::text[]) asked (code_set, code)
    join code on code.code_set = asked.code_set and code.code = asked.code collate "C"
    union all
    select ${CodeSet.CPT}, code, valid_from::text, valid_until::text, true from practice_code
    where practice_id = ${practiceId} and code = any(${procedures}::text[])`.execute(db);
  return rows;
}

async function findUnlisted(db: Reader, procedures: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from noc_code where code = any(${procedures}::text[])`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

const always: Period = { from: '0001-01-01', to: null };
/** CPT: five digits, or four and a letter. Everything else is HCPCS Level II. */
const cptForm = /^\d{4}[0-9A-Z]$/;

/** A code of a set that was not imported counts on every day: nothing is known against it. */
function proceduresOf(
  codes: readonly string[],
  found: ReadonlyMap<string, readonly CodeRow[]>,
  { first, hasPracticeCodes }: Releases,
  unlisted: ReadonlySet<string> | null,
): Map<string, ProcedureFacts> {
  const known = codes.flatMap((code): [string, ProcedureFacts][] => {
    const isKnownSet = cptForm.test(code) ? hasPracticeCodes : first.has('hcpcs');
    const periods = found.get(code) ?? (isKnownSet ? [] : [always]);
    return periods.length > 0
      ? [[code, { ...unknownOfProcedure, periods, isUnlisted: unlisted?.has(code) ?? null }]]
      : [];
  });
  return new Map(known);
}

const unknownOfProcedure: Omit<ProcedureFacts, 'periods' | 'isUnlisted'> = {
  ...{ isReportingOnly: null, globalDays: null, placesOfService: null, clia: null, isDrug: null, isSingleDose: null },
};

/** Days before the first release are not known: each code may have counted then. */
function diagnosesOf(
  found: ReadonlyMap<string, readonly CodeRow[]>,
  { first }: Releases,
): Map<string, DiagnosisFacts> | null {
  const start = first.get('icd10cm');
  if (!start) return null;
  const before = { from: always.from, to: dayBefore(start), isBillable: true };
  return new Map(
    [...found].map(([code, rows]) => [
      code,
      { isManifestation: null, sex: null, ageGroup: null, excludes1: [], periods: [before, ...rows] },
    ]),
  );
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** Modifiers of CPT, which have two digits or one letter and a digit, are in no public table. */
const cptModifier = /^(?:\d\d|P[1-6]|\d[A-Z])$/;

function modifiersOf(
  codes: readonly string[],
  found: ReadonlyMap<string, readonly CodeRow[]>,
  { first }: Releases,
): Map<string, readonly Period[]> | null {
  if (!first.has('hcpcs')) return null;
  return new Map(codes.map((code) => [code, found.get(code) ?? (cptModifier.test(code) ? [always] : [])]));
}
