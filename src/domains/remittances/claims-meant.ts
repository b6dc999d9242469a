import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { Advice } from '../../edi/remittance/remittance.ts';
import { AdviceMatch } from '../../generated/models.ts';
import { findSentVersions, type SentVersion, versionMeant } from '../claims/answers/sent-versions.ts';
import type { SentLine } from './matched-lines.ts';

/** The version of a claim that an advice means. */
export interface MeantClaim {
  claimId: string;
  patientId: string;
  versionNumber: number;
  match: AdviceMatch;
  total: number;
  lines: readonly SentLine[];
}

/** The claims of advices: by the patient control number, or else by the payer's number. Others are offered, never taken. */
export async function claimsMeant(
  db: Reader,
  practiceId: string,
  paidOn: string,
  advices: readonly Advice[],
): Promise<ReadonlyMap<Advice, MeantClaim>> {
  const versions = await findSentVersions(db, practiceId, {
    pcns: advices.map(({ patientControlNumber }) => tidy(patientControlNumber)),
    payerControlNumbers: advices.flatMap(({ payerControlNumber }) => payerControlNumber ?? []),
  });
  const byPcn = Map.groupBy(versions, ({ pcn }) => pcn);
  const byIcn = Map.groupBy(versions, ({ payerControlNumber }) => payerControlNumber);
  const found = advices.flatMap((advice): [Advice, SentVersion, AdviceMatch][] => {
    const meant = { frequency: advice.frequency, saidAt: new Date(paidOn) };
    const named = versionMeant(byPcn.get(tidy(advice.patientControlNumber)) ?? [], meant);
    if (named) return [[advice, named, AdviceMatch.PCN]];
    const numbered = advice.payerControlNumber
      ? versionMeant(ofOneClaim(byIcn.get(advice.payerControlNumber)), meant)
      : null;
    return numbered ? [[advice, numbered, AdviceMatch.ICN]] : [];
  });
  const sent = await findSentLines(
    db,
    practiceId,
    found.map(([, { claimId }]) => claimId),
  );
  return new Map(
    found.flatMap(([advice, { claimId, number }, match]) => {
      const facts = sent.get(keyOf(claimId, number));
      return facts ? [[advice, { claimId, versionNumber: number, match, ...facts }]] : [];
    }),
  );
}

/** A version as it was sent, of a claim that is matched by hand. */
export async function claimNamed(
  db: Reader,
  practiceId: string,
  { claimId, number: versionNumber }: Pick<SentVersion, 'claimId' | 'number'>,
): Promise<MeantClaim | null> {
  const facts = (await findSentLines(db, practiceId, [claimId])).get(keyOf(claimId, versionNumber));
  return facts ? { claimId, versionNumber, match: AdviceMatch.MANUAL, ...facts } : null;
}

/** A number of a payer that several claims have names none of them. */
function ofOneClaim(versions: readonly SentVersion[] = []): readonly SentVersion[] {
  return versions.every(({ claimId }) => claimId === versions[0]?.claimId) ? versions : [];
}

interface SentFacts {
  patientId: string;
  total: number;
  lines: readonly SentLine[];
}

interface VersionRow {
  claimId: string;
  patientId: string;
  number: number;
  total: number;
  lines: Omit<SentLine, 'chargeId'>[];
}

/** Lines of versions as they were sent, each with the charge that is in its place on the claim now, where it is the same code. */
async function findSentLines(
  db: Reader,
  practiceId: string,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, SentFacts>> {
  if (claimIds.length === 0) return new Map();
  const { rows } = await sql<VersionRow>`
    select claim_id as "claimId", patient_id as "patientId", number, (snapshot->>'total')::float8 as total, snapshot->'lines' as lines
    from claim_version where practice_id = ${practiceId} and claim_id = ${anyOf([...claimIds])}`.execute(db);
  const charges = await findCharges(db, practiceId, claimIds);
  return new Map(
    rows.map(({ claimId, patientId, number, total, lines }) => {
      const withCharges = lines.map((line, index) => {
        const charge = charges.get(`${claimId} ${index + 1}`);
        return { ...line, chargeId: charge?.code === line.procedure ? charge.id : null };
      });
      return [keyOf(claimId, number), { patientId, total, lines: withCharges }];
    }),
  );
}

async function findCharges(db: Reader, practiceId: string, claimIds: readonly string[]) {
  const { rows } = await sql<{ claimId: string; position: number; id: string; code: string }>`
    select line.claim_id as "claimId", line.position, charge.id, charge.code
    from claim_line line
    join charge on charge.practice_id = ${practiceId} and charge.id = line.charge_id
    where line.practice_id = ${practiceId} and line.claim_id = ${anyOf([...claimIds])}`.execute(db);
  return new Map(rows.map((row) => [`${row.claimId} ${row.position}`, row]));
}

const keyOf = (claimId: string, number: number) => `${claimId} ${number}`;

/** Payers pad numbers, and write them in small letters. */
const tidy = (pcn: string) => pcn.replaceAll(' ', '').toUpperCase();
