// Organizations become sites.
import type { AddressColumns } from '../../../contract/addresses/postal-address.ts';
import { newId } from '../../../database/sql/new-id.ts';
import { type OpeningHours, Weekday } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { BadCell } from '../bad-cell.ts';
import type { Cells } from '../cells.ts';
import { fileImport } from '../file-import.ts';
import { insertRows } from '../insert-rows.ts';
import type { ImportedRow, Numbered } from '../source.ts';
import type { Wishes } from '../wishes.ts';
import { addressOf } from './address-of.ts';
import { freeSiteNames } from './free-site-names.ts';
import { importKey } from './import-key.ts';
import { timeZoneOf } from './time-zone-of.ts';

interface Organization extends ImportedRow {
  name: string;
  city: string | null;
  address: AddressColumns<'address'>;
  phone: string | null;
  timeZone: string;
}

/** Room is left for the city and a number, should the name be taken. */
const longestName = 120;

export const organizations = fileImport<Organization>({
  file: 'organizations.csv',
  columns: ['Id', 'NAME', 'ADDRESS', 'CITY', 'STATE', 'ZIP', 'PHONE'],
  table: 'site',
  read: readOrganization,
  add: addSites,
});

function readOrganization(cells: Cells, wishes: Wishes): Organization {
  const ownZone = timeZoneOf(cells);
  const timeZone = ownZone ?? wishes.timeZone;
  if (timeZone === null)
    throw new BadCell(
      'STATE',
      'and ZIP name no place of the US, and there is no position; add --time-zone for such sites',
    );
  const phone = cells.phone('PHONE');
  return {
    importKey: importKey(cells.uuid('Id')),
    name: cells.text('NAME', longestName),
    city: cells.optionalText('CITY', 100),
    address: addressOf(cells),
    phone: phone ?? null,
    timeZone,
    notes: [
      ...(ownZone
        ? []
        : [`the time zone is ${timeZone} of --time-zone, as the place does not say; updateSite corrects it`]),
      ...(phone === undefined ? ['PHONE is no telephone number and was not imported'] : []),
    ],
  };
}

async function addSites(unit: WriteUnit, rows: readonly Numbered<Organization>[], { isBookable }: Wishes): Promise<[]> {
  const names = await freeSiteNames(
    unit,
    rows.map(({ row }) => row),
  );
  const sites = rows.map(({ row: { importKey, address, phone, timeZone } }, index) => ({
    practiceId: unit.practiceId,
    id: newId(),
    name: names[index] ?? '',
    timeZone,
    ...address,
    phone,
    hours: isBookable ? officeHours : [],
    version: 1,
    importKey,
  }));
  await insertRows(unit, 'site', sites);
  return [];
}

/** An export has no opening hours. These let a day be booked at once, where that is wanted; the office enters its own. */
const officeHours: OpeningHours[] = [
  Weekday.MONDAY,
  Weekday.TUESDAY,
  Weekday.WEDNESDAY,
  Weekday.THURSDAY,
  Weekday.FRIDAY,
].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' }));
