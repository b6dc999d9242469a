import { BadCell } from '../../bad-cell.ts';
import { csvRows } from '../../csv-rows.ts';
import type { CodeSetRow, CodeSetSource, ReadLine } from '../code-set.ts';
import { mueLimits } from '../release-tables.ts';
import type { ReleasedFile } from '../released-file.ts';
import { foundIn, procedureCode, wholeNumber, writtenText } from '../written-cells.ts';

/** Medically unlikely edits for practitioners: the most units of a code on a line or a day. */
export const mue: CodeSetSource = {
  title: 'Medically unlikely edits',
  example: 'MCR_MUE_PractitionerServices_Eff_10-01-2026.csv',
  table: mueLimits,
  isDated: false,
  effectiveOf: (name) => {
    const [, month, day, year] = /Eff[_-](\d{2})-(\d{2})-(\d{4})/i.exec(name) ?? [];
    return year ? `${year}-${month}-${day}` : null;
  },
  read: readMue,
};

async function* readMue({ path, encoding }: ReleasedFile): AsyncGenerator<ReadLine> {
  let hasHead = false;
  for await (const { line, bytes, fields } of csvRows(path, encoding)) {
    const found = hasHead ? foundIn(() => limitOf(fields)) : null;
    // A notice of several lines comes before the head, whose first name is broken into two.
    hasHead ||= /^HCPCS\/?\s*CPT Code$/i.test(fields?.[0]?.trim() ?? '');
    yield { line, bytes, found };
  }
}

function limitOf(fields: readonly string[] | null): CodeSetRow {
  if (fields?.length !== 4) throw new BadCell('', 'has other fields than a code, a value, an indicator and a reason');
  const [code = '', units = '', indicator = '', rationale = ''] = fields.map((field) => field.trim());
  if (!/^[123]\b/.test(indicator))
    throw new BadCell(
      'MUE Adjudication Indicator',
      `${JSON.stringify(indicator.slice(0, 40))} begins with none of 1, 2 and 3`,
    );
  const facts = {
    code: procedureCode('HCPCS/CPT Code', code),
    most_units: wholeNumber('Practitioner Services MUE Values', units, 999_999),
    adjudication_indicator: Number(indicator[0]),
    rationale: writtenText('MUE Rationale', rationale, 200),
  };
  return { facts, validFrom: null, validUntil: null };
}
