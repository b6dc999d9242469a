import {
  AddChargeDocument,
  AssignCodingDocument,
  type ClaimFactsFragment,
  type CodingFactsFragment,
  CodingNowDocument,
  FindReadyCodingDocument,
  RecordDiagnosesDocument,
  ReleaseCodingDocument,
  ReopenCodingDocument,
  UpdateChargeDocument,
  VoidChargeDocument,
} from '../generated/operations.ts';
import type { ClaimsDay } from './claims-day.ts';

const diagnoses = [['Z0000'], ['I10'], ['J069'], ['I10', 'E119'], ['M5450'], ['R0602', 'J069']];
const extras = ['G0444', 'G0447'];
/** One in so many codings gets a charge twice: the scrubber finds it, and the coder mends it. */
const oneInTwice = 6;

/** Codes the last visit of a patient and releases it; answers its claims. */
export async function codeVisit(day: ClaimsDay, patientId: string): Promise<readonly ClaimFactsFragment[]> {
  const { coder } = day.crew;
  const [coding] = (await coder.ask(FindReadyCodingDocument, { patientId })).visitCodings.nodes;
  if (!coding) return [];
  const taken = (await coder.ask(AssignCodingDocument, { ids: [coding.id] })).result;
  if (taken.__typename !== 'AssignCodingSuccess' || taken.codings.length === 0) {
    day.refused(
      `the coding of a visit could not be taken: ${'message' in taken ? taken.message : taken.refused[0]?.message}`,
    );
    return [];
  }
  const isTwice = day.random.below(oneInTwice) === 0;
  const claims = await fillAndRelease(day, coding.id, { isTwice });
  const faulty = claims.find(({ findings }) => findings.some(({ edit }) => edit === 'duplicate-line'));
  if (!isTwice || !faulty) return claims;
  day.note(
    `${faulty.pcn}  the scrubber found ${faulty.findings.map(({ edit }) => edit).join(', ')}; the coder mends it`,
  );
  return mendTwice(day, coding.id);
}

async function current(day: ClaimsDay, codingId: string): Promise<CodingFactsFragment | null> {
  return (await day.crew.coder.ask(CodingNowDocument, { id: codingId })).visitCoding ?? null;
}

async function fillAndRelease(
  day: ClaimsDay,
  codingId: string,
  { isTwice }: { isTwice: boolean },
): Promise<readonly ClaimFactsFragment[]> {
  const { coder } = day.crew;
  const coding = await current(day, codingId);
  if (!coding) return [];
  const codes = day.random.pick(diagnoses);
  const recorded = await coder.ask(RecordDiagnosesDocument, {
    id: coding.id,
    input: { expectedVersion: coding.version, codes },
  });
  if ('message' in recorded.result) day.refused(`diagnoses refused: ${recorded.result.message}`);
  for (const charge of coding.charges.nodes.filter(({ status }) => status !== 'VOIDED')) {
    const input = { expectedVersion: charge.version, pointers: [1] };
    const { result } = await coder.ask(UpdateChargeDocument, { id: charge.id, input });
    if ('message' in result) day.refused(`a charge refused: ${result.message}`);
  }
  const code = day.random.pick(extras);
  for (let count = isTwice ? 2 : 1; count > 0; count -= 1) {
    const { result } = await coder.ask(AddChargeDocument, { input: { visitCodingId: coding.id, code, pointers: [1] } });
    if ('message' in result) day.refused(`a charge refused: ${result.message}`);
  }
  return release(day, codingId);
}

async function release(day: ClaimsDay, codingId: string): Promise<readonly ClaimFactsFragment[]> {
  const coding = await current(day, codingId);
  if (!coding) return [];
  const { id, version } = coding;
  const { result } = await day.crew.coder.ask(ReleaseCodingDocument, { id, version });
  if (result.__typename === 'ReleaseCodingSuccess') return result.claims;
  day.refused(`a release refused: ${result.message}`);
  return [];
}

/** Opens the coding again, takes one of the two charges out, and releases it. */
async function mendTwice(day: ClaimsDay, codingId: string): Promise<readonly ClaimFactsFragment[]> {
  const { coder } = day.crew;
  const released = await current(day, codingId);
  if (!released) return [];
  const reopened = await coder.ask(ReopenCodingDocument, {
    id: released.id,
    input: { expectedVersion: released.version, reason: 'A charge stands twice' },
  });
  if ('message' in reopened.result) day.refused(`a coding could not be opened again: ${reopened.result.message}`);
  const coding = await current(day, codingId);
  const living = coding?.charges.nodes.filter(({ status }) => status !== 'VOIDED') ?? [];
  const twice = living.find(({ code, id }) => living.some((other) => other.code === code && other.id !== id));
  if (twice) {
    const input = { expectedVersion: twice.version, reason: 'Entered twice' };
    const { result } = await coder.ask(VoidChargeDocument, { id: twice.id, input });
    if ('message' in result) day.refused(`a charge could not be voided: ${result.message}`);
  }
  return release(day, codingId);
}
