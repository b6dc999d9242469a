import { type RawBuilder, sql } from 'kysely';
import type { WriteUnit } from '../../../writing/unit.ts';
import { batchOfReference } from '../files/freeze/claim-file-of.ts';
import type { FileAnswer } from './answer.ts';

/** The numbers by which an answer names a file. */
export type NamedFile = Pick<
  FileAnswer,
  'interchangeControlNumber' | 'groupControlNumber' | 'setControlNumber' | 'batchReference' | 'isOfClaims'
>;

/** The batch whose file an answer names; null where there is none. Control numbers come round again: the latest one counts. */
export async function findAnsweredBatch(
  { db, practiceId }: WriteUnit,
  clearinghouseId: string,
  answer: NamedFile,
): Promise<string | null> {
  const condition = namedBy(answer);
  if (!answer.isOfClaims || !condition) return null;
  const { rows } = await sql<{ id: string }>`
    select id from batch
    where practice_id = ${practiceId} and clearinghouse_id = ${clearinghouseId} and ${condition}
    order by made_at desc, id desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

function namedBy(answer: NamedFile): RawBuilder<unknown> | null {
  const { interchangeControlNumber, groupControlNumber, setControlNumber, batchReference } = answer;
  if (interchangeControlNumber) return sql`interchange_control_number = ${interchangeControlNumber}`;
  if (groupControlNumber) {
    const ofSet = setControlNumber ? sql`and set_control_number = ${setControlNumber}` : sql``;
    return sql`group_control_number = ${groupControlNumber} ${ofSet}`;
  }
  if (!batchReference) return null;
  const batchId = batchOfReference(batchReference);
  if (batchId) return sql`id = ${batchId}`;
  const bare = batchReference.replace(/^0+(?=.)/, '');
  return sql`${bare} in (ltrim(interchange_control_number, '0'), ltrim(group_control_number, '0'),
    ltrim(set_control_number, '0'))`;
}

/** Whether an answer is about a file of the office that holds no claims, such as questions about coverages. */
export async function isOwnFile(
  { db, practiceId }: WriteUnit,
  clearinghouseId: string,
  { isOfClaims, interchangeControlNumber }: NamedFile,
): Promise<boolean> {
  if (!isOfClaims || !interchangeControlNumber) return !isOfClaims;
  const { rows } = await sql`
    select from edi_file
    where practice_id = ${practiceId} and clearinghouse_id = ${clearinghouseId} and direction = 'OUT'
      and interchange_control_number = ${interchangeControlNumber} limit 1`.execute(db);
  return rows.length > 0;
}
