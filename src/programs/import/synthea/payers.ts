// Payers become payers.
import { newId } from '../../../database/sql/new-id.ts';
import { FilingCode } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { Cells } from '../cells.ts';
import { fileImport } from '../file-import.ts';
import { insertRows } from '../insert-rows.ts';
import type { ImportedRow, Numbered } from '../source.ts';
import { importKey } from './import-key.ts';
import { oneLineAddress } from './one-line-address.ts';

interface Payer extends ImportedRow {
  name: string;
  address: string | null;
  phone: string | null;
}

export const payers = fileImport<Payer>({
  file: 'payers.csv',
  columns: ['Id', 'NAME', 'ADDRESS', 'CITY', 'STATE_HEADQUARTERED', 'ZIP', 'PHONE'],
  table: 'payer',
  read: readPayer,
  add: addPayers,
});

function readPayer(cells: Cells): Payer {
  const phone = cells.phone('PHONE');
  return {
    importKey: importKey(cells.uuid('Id')),
    name: cells.text('NAME', 120),
    address: oneLineAddress(cells, 'STATE_HEADQUARTERED'),
    phone: phone ?? null,
    notes: phone === undefined ? ['PHONE is no telephone number and was not imported'] : [],
  };
}

async function addPayers(unit: WriteUnit, rows: readonly Numbered<Payer>[]): Promise<[]> {
  const { practiceId } = unit;
  const payers = rows.map(({ row: { importKey, name, address, phone } }) => ({
    practiceId,
    id: newId(),
    name,
    address,
    phone,
    filingCode: filingCodeOf(name),
    acceptsReplacement: true,
    importKey,
    version: 1,
  }));
  await insertRows(unit, 'payer', payers);
  return [];
}

/** Synthea's payers by their names; an office corrects it with `updatePayer`. */
function filingCodeOf(name: string): FilingCode {
  if (/^medicare$/i.test(name)) return FilingCode.MEDICARE_B;
  if (/^medicaid$/i.test(name)) return FilingCode.MEDICAID;
  if (/blue (cross|shield)/i.test(name)) return FilingCode.BLUE_CROSS_BLUE_SHIELD;
  return FilingCode.MUTUALLY_DEFINED;
}
