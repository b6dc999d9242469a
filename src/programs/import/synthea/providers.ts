// Providers become members of staff without an account. Their membership is over, so that they are history, unless
// they are to be booked.
import { newId } from '../../../database/sql/new-id.ts';
import { Role } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { fileImport } from '../file-import.ts';
import { idsByKey } from '../ids-by-key.ts';
import { insertRows } from '../insert-rows.ts';
import type { Refusal } from '../refusal.ts';
import type { ImportedRow, Numbered } from '../source.ts';
import type { Wishes } from '../wishes.ts';
import { withoutRefused } from '../without-refused.ts';
import { importKey } from './import-key.ts';
import { plainName } from './plain-name.ts';
import { unknownIn } from './unknown-in.ts';

interface Provider extends ImportedRow {
  name: string;
  organizationId: string;
}

export const providers = fileImport<Provider>({
  file: 'providers.csv',
  columns: ['Id', 'ORGANIZATION', 'NAME'],
  table: 'staff_member',
  read: (cells) => ({
    importKey: importKey(cells.uuid('Id')),
    name: plainName(cells.text('NAME', 120)),
    organizationId: cells.uuid('ORGANIZATION'),
    notes: [],
  }),
  add: addStaff,
});

async function addStaff(
  unit: WriteUnit,
  rows: readonly Numbered<Provider>[],
  { isBookable }: Wishes,
): Promise<Refusal[]> {
  const sites = await idsByKey(
    unit,
    'site',
    rows.map(({ row }) => importKey(row.organizationId)),
  );
  const refusals = rows
    .filter(({ row }) => !sites.has(importKey(row.organizationId)))
    .map(({ line, row }) => unknownIn(line, 'ORGANIZATION', row.organizationId, 'organizations.csv'));
  const staff = withoutRefused(rows, refusals).map(({ row: { importKey: key, name, organizationId } }) => ({
    practiceId: unit.practiceId,
    id: newId(),
    name,
    roles: [Role.PHYSICIAN],
    isProvider: true,
    isActive: isBookable,
    siteId: sites.get(importKey(organizationId)),
    version: 1,
    importKey: key,
  }));
  await insertRows(unit, 'staff_member', staff);
  return refusals;
}
