import { newId } from '../../../database/sql/new-id.ts';
import { insertInBulk } from '../../../writing/rows-in-bulk.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { DisclosureEntity, type DisclosureRow } from '../disclosure.entity.ts';

type NewDisclosure = Pick<
  DisclosureRow,
  'patientId' | 'payerId' | 'clearinghouseId' | 'purpose' | 'claimVersionId' | 'sensitivity'
>;

/** Notes data of patients that leaves with this write. Called by whatever sends it, in the same transaction. */
export async function disclose(unit: WriteUnit, disclosures: readonly NewDisclosure[]): Promise<void> {
  const { staffMemberId: disclosedById, now: at } = unit;
  const rows = disclosures.map((disclosure) => ({ ...disclosure, id: newId(), disclosedById, at }));
  await insertInBulk(unit, DisclosureEntity, rows);
}
