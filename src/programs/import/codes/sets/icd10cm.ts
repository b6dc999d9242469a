import { BadCell } from '../../bad-cell.ts';
import { csvLines } from '../../csv-lines.ts';
import type { CodeSetRow, CodeSetSource, ReadLine } from '../code-set.ts';
import { codesOf } from '../release-tables.ts';
import type { ReleasedFile } from '../released-file.ts';
import { foundIn, writtenText } from '../written-cells.ts';

/** The order file of a fiscal year: fixed columns, codes and the headings of their groups. */
export const icd10cm: CodeSetSource = {
  title: 'ICD-10-CM',
  example: 'icd10cm_order_2026.txt',
  table: codesOf('ICD_10_CM'),
  isDated: false,
  // The fiscal year begins in October of the year before.
  effectiveOf: (name) => {
    const [, year] = /icd10cm[_-]order[_-](\d{4})/i.exec(name) ?? [];
    return year ? `${Number(year) - 1}-10-01` : null;
  },
  read: readOrderFile,
};

async function* readOrderFile({ path, encoding }: ReleasedFile): AsyncGenerator<ReadLine> {
  let line = 0;
  for await (const text of csvLines(path, encoding)) {
    line += 1;
    const found = text.trim() === '' ? null : foundIn(() => rowOf(text));
    yield { line, bytes: text.length + 2, found };
  }
}

function rowOf(text: string): CodeSetRow {
  const cell = (from: number, to?: number) => text.slice(from - 1, to).trim();
  const order = cell(1, 5);
  if (!/^\d{5}$/.test(order)) throw new BadCell('order', `${JSON.stringify(order)} is no number of five digits`);
  const code = cell(7, 13);
  if (!/^[A-Z]\d[A-Z0-9]{1,5}$/.test(code))
    throw new BadCell('code', `${JSON.stringify(code)} is no code of three to seven capitals and digits`);
  const flag = cell(15, 15);
  if (flag !== '0' && flag !== '1') throw new BadCell('flag', `${JSON.stringify(flag)} is neither 0 nor 1`);
  const facts = {
    code_set: 'ICD_10_CM',
    code,
    is_billable: flag === '1',
    short_description: writtenText('short description', cell(17, 76), 60),
    long_description: writtenText('long description', cell(78), 400),
  };
  return { facts, validFrom: null, validUntil: null };
}
