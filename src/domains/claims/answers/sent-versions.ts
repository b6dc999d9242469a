import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import { batchOfReference } from '../files/freeze/claim-file-of.ts';

/** A version of a claim that was put into a file. */
export interface SentVersion {
  claimId: string;
  pcn: string;
  payerControlNumber: string | null;
  number: number;
  frequency: '1' | '7' | '8';
  batchId: string;
  interchangeControlNumber: string;
  groupControlNumber: string;
  setControlNumber: string;
  sentAt: Date;
}

/** Versions that were put into a file, of the claims that these numbers name. */
export async function findSentVersions(
  db: Reader,
  practiceId: string,
  { pcns, payerControlNumbers = [] }: { pcns: readonly string[]; payerControlNumbers?: readonly string[] },
): Promise<SentVersion[]> {
  const { rows } = await sql<Omit<SentVersion, 'sentAt'> & { sentAt: string | Date }>`
    select claim.id as "claimId", claim.pcn, claim.payer_control_number as "payerControlNumber", version.number,
      version.frequency, batch.id as "batchId", batch.interchange_control_number as "interchangeControlNumber",
      batch.group_control_number as "groupControlNumber", batch.set_control_number as "setControlNumber",
      coalesce(batch.sent_at, batch.made_at) as "sentAt"
    from claim
    join claim_version version on version.practice_id = ${practiceId} and version.claim_id = claim.id
    join batch_claim place on place.practice_id = ${practiceId} and place.claim_version_id = version.id
    join batch on batch.practice_id = ${practiceId} and batch.id = place.batch_id
    where claim.practice_id = ${practiceId}
      and (claim.pcn = any(${pcns}::text[]) or claim.payer_control_number = any(${payerControlNumbers}::text[]))`.execute(
    db,
  );
  // Typed SQL turns columns into dates, but not what is computed of them.
  return rows.map((row) => ({ ...row, sentAt: new Date(row.sentAt) }));
}

/** The words of an answer that say which version it means. */
export interface VersionMeant {
  versionLabel?: string | null;
  batchReference?: string | null;
  frequency?: string | null;
  saidAt?: Date | null;
}

/**
 * The version that an answer means, of those that were sent: by the office's own label, by the file, by its frequency,
 * or else the latest one that was sent by then.
 */
export function versionMeant(versions: readonly SentVersion[], meant: VersionMeant): SentVersion | null {
  const { versionLabel, batchReference, frequency, saidAt } = meant;
  const [first, ...others] = versions.toSorted((a, b) => a.number - b.number);
  if (!first) return null;
  if (others.length === 0) return first;
  const labelled = versions.find((version) => versionLabel === versionLabelOf(version.pcn, version.number));
  if (labelled) return labelled;
  const inFile = versions.find((version) => isReferenceOf(version, batchReference));
  if (inFile) return inFile;
  const alike = versions.filter((version) => version.frequency === frequency);
  const latest = latestBy(alike.length > 0 ? alike : versions, saidAt);
  return latest ?? first;
}

/** REF*D9 of a version. */
export const versionLabelOf = (pcn: string, number: number): string => `${pcn}${number}`;

/** A partner gives back BHT03, which names the batch, or a control number without its zeros. */
function isReferenceOf(
  file: Pick<SentVersion, 'batchId' | 'interchangeControlNumber' | 'groupControlNumber' | 'setControlNumber'>,
  reference: string | null | undefined,
): boolean {
  if (!reference) return false;
  if (batchOfReference(reference) === file.batchId) return true;
  const numbers = [file.interchangeControlNumber, file.groupControlNumber, file.setControlNumber];
  return numbers.some((number) => bare(number) === bare(reference));
}

const bare = (number: string) => number.replace(/^0+(?=.)/, '');

function latestBy(versions: readonly SentVersion[], saidAt: Date | null | undefined): SentVersion | null {
  // Payers date by the day: an answer of the day on which a version was sent is about it.
  const until = saidAt ? saidAt.getTime() + 86_400_000 : Number.POSITIVE_INFINITY;
  const sent = versions.filter(({ sentAt }) => sentAt.getTime() < until);
  return sent.reduce<SentVersion | null>((last, one) => (last && last.number > one.number ? last : one), null);
}
