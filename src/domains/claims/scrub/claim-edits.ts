import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimEdit } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { practiceIdOf } from '../../../request/practice-id-of.ts';
import type { EditSettingRow } from '../edit-setting.entity.ts';
import type { Edit } from './edit.ts';
import { edits } from './edits.ts';

/** An edit as the files of the catalogue have it, with rows that lead to payers and staff. */
export type EditFact = Omit<ClaimEdit, 'settings'> & { settings: EditSettingRow[] };

/** The catalogue of edits, with the practice's settings. */
export async function claimEdits(context: Context): Promise<EditFact[]> {
  return findEdits(await context.request.reads.reader(), practiceIdOf(context), edits);
}

export async function findEdits(db: Reader, practiceId: string, asked: readonly Edit[]): Promise<EditFact[]> {
  const rows = await db
    .selectFrom('edit_setting')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .orderBy('edit')
    .orderBy('at')
    .orderBy('id')
    .execute();
  const settings = Map.groupBy(rows as EditSettingRow[], ({ edit }) => edit);
  return asked.map(({ id, number, title, description, severity, isOverridable }) => ({
    ...{ id, number, title, description, severity: severity as ClaimEdit['severity'], isOverridable },
    settings: settings.get(id) ?? [],
  }));
}
