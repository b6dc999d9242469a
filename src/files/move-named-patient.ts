import { sql } from 'kysely';
import { anyOf } from '../database/sql/any-of.ts';
import type { Move, MovedRows } from '../writing/moved-rows.ts';
import type { WriteUnit } from '../writing/unit.ts';

/** Of a file that named both patients before. */
const namedBoth = 1;

/** A file names a patient, so that fetching it is in their audit trail. */
export async function addNamedPatient({ db, practiceId }: WriteUnit, fileId: string, patientId: string): Promise<void> {
  await db
    .insertInto('stored_file_patient')
    .values({ practiceId, fileId, patientId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Files that name one patient name another one instead. Their contents stay as they are. */
export async function moveNamedPatient(unit: WriteUnit, move: Move): Promise<MovedRows> {
  const { from, to } = move;
  const [ofOne, ofOther] = [await filesNaming(unit, from), new Set(await filesNaming(unit, to))];
  await replaceName(unit, move, ofOne, []);
  return Object.fromEntries(ofOne.map((id) => [id, ofOther.has(id) ? namedBoth : 0]));
}

/** Files name the patients again whom they named before. */
export async function moveNamedPatientBack(unit: WriteUnit, move: Move, moved: MovedRows = {}): Promise<void> {
  const both = Object.keys(moved).filter((id) => moved[id] === namedBoth);
  await replaceName(unit, move, Object.keys(moved), both);
}

/** @param kept Files that go on naming the first as well. */
async function replaceName(
  { db, practiceId }: WriteUnit,
  { from, to }: Move,
  fileIds: readonly string[],
  kept: readonly string[],
): Promise<void> {
  await sql`insert into stored_file_patient (practice_id, file_id, patient_id)
    select practice.practice_id, file_id, ${to} from practice cross join unnest(${fileIds}::uuid[]) file_id
    where practice.practice_id = ${practiceId}
    on conflict do nothing`.execute(db);
  await db
    .deleteFrom('stored_file_patient')
    .where('practiceId', '=', practiceId)
    .where('patientId', '=', from)
    .where('fileId', '=', anyOf(fileIds.filter((id) => !kept.includes(id))))
    .execute();
}

async function filesNaming({ db, practiceId }: WriteUnit, patientId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('stored_file_patient')
    .select('fileId')
    .where('practiceId', '=', practiceId)
    .where('patientId', '=', patientId)
    .execute();
  return rows.map(({ fileId }) => fileId);
}
