// Patients become patients, each with a medical record number of the practice's own.
import type { AddressColumns } from '../../../contract/addresses/postal-address.ts';
import { type LifeFault, lifeFault } from '../../../domains/patients/check-life.ts';
import { practiceToday } from '../../../domains/practice/practice-today.ts';
import { AdministrativeGender } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { BadCell } from '../bad-cell.ts';
import type { Cells } from '../cells.ts';
import { fileImport } from '../file-import.ts';
import { insertPatients } from '../insert-patients.ts';
import type { Refusal } from '../refusal.ts';
import type { ImportedRow, Numbered } from '../source.ts';
import { withoutRefused } from '../without-refused.ts';
import { addressOf } from './address-of.ts';
import { importKey } from './import-key.ts';
import { findImportedLookAlikes } from './imported-look-alikes.ts';
import { plainName } from './plain-name.ts';

interface ImportedPatient extends ImportedRow {
  givenName: string;
  familyName: string;
  birthDate: string;
  deceasedOn: string | null;
  gender: AdministrativeGender;
  address: AddressColumns<'address'>;
}

const longestName = 120;

export const patients = fileImport<ImportedPatient>({
  file: 'patients.csv',
  columns: ['Id', 'BIRTHDATE', 'DEATHDATE', 'FIRST', 'LAST', 'GENDER', 'ADDRESS', 'CITY', 'STATE', 'ZIP'],
  table: 'patient',
  read: (cells) => ({
    importKey: importKey(cells.uuid('Id')),
    ...readLife(cells),
    givenName: givenNames(cells),
    familyName: plainName(cells.text('LAST', longestName)),
    gender: readGender(cells),
    address: addressOf(cells),
    notes: [],
  }),
  add: addPatients,
  lookAlikes: findImportedLookAlikes,
});

function readLife(cells: Cells): Pick<ImportedPatient, 'birthDate' | 'deceasedOn'> {
  return { birthDate: cells.day('BIRTHDATE'), deceasedOn: cells.optionalDay('DEATHDATE') };
}

const columnOf: Record<LifeFault['field'], string> = { birthDate: 'BIRTHDATE', deceasedOn: 'DEATHDATE' };

/** Days that cannot be, by the day that it is at the practice. */
async function impossibleLives(unit: WriteUnit, rows: readonly Numbered<ImportedPatient>[]): Promise<Refusal[]> {
  const today = await practiceToday(unit.db, unit.practiceId, unit.now);
  return rows.flatMap(({ line, row }) => {
    const fault = lifeFault(row, today);
    return fault ? [{ line, column: columnOf[fault.field], reason: fault.reason }] : [];
  });
}

/** Exports of some versions have a column for middle names. */
function givenNames(cells: Cells): string {
  const names = `${cells.text('FIRST', longestName)} ${cells.optionalText('MIDDLE', longestName) ?? ''}`;
  return plainName(names).slice(0, longestName);
}

function readGender(cells: Cells): AdministrativeGender {
  const gender = cells.raw('GENDER');
  if (gender === 'F') return AdministrativeGender.FEMALE;
  if (gender === 'M') return AdministrativeGender.MALE;
  if (gender) throw new BadCell('GENDER', 'is neither F nor M');
  return AdministrativeGender.UNKNOWN;
}

async function addPatients(unit: WriteUnit, rows: readonly Numbered<ImportedPatient>[]): Promise<Refusal[]> {
  const { now } = unit;
  const refusals = await impossibleLives(unit, rows);
  const possible = withoutRefused(rows, refusals);
  if (possible.length === 0) return refusals;
  await insertPatients(
    unit,
    possible.map(({ row: { notes, address, ...person } }) => ({
      ...person,
      ...address,
      phone: null,
      registeredAt: now,
    })),
  );
  return refusals;
}
