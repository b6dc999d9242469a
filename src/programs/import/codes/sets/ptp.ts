import { BadCell } from '../../bad-cell.ts';
import { csvLines } from '../../csv-lines.ts';
import type { CodeSetRow, CodeSetSource, NeverCounted, ReadLine } from '../code-set.ts';
import { ptpEdits } from '../release-tables.ts';
import type { ReleasedFile } from '../released-file.ts';
import { compactDay, foundIn, isProcedureCode, procedureCode, writtenText } from '../written-cells.ts';

const filesOfRelease = 4;
/** `v322r0-f1` of a name: the third quarter of the thirty-second year, the first of four files. */
const namedPart = /v(\d{2})(\d)r\d+[-_]?f(\d)/i;
/** Version 1 was that of 1995. */
const yearBefore = 1994;

/** Procedure-to-procedure edits of NCCI for practitioners: four files with tabs, which are one release. */
export const ptp: CodeSetSource = {
  title: 'Procedure-to-procedure edits',
  example: 'ccipra-v322r0-f1.TXT',
  table: ptpEdits,
  isDated: true,
  effectiveOf: (name) => {
    const [, version, quarter] = namedPart.exec(name) ?? [];
    const month = String(Number(quarter) * 3 + 1).padStart(2, '0');
    return version && Number(quarter) <= 3 ? `${Number(version) + yearBefore}-${month}-01` : null;
  },
  read: readPtp,
  partMissing: (names) => {
    const parts = new Set(names.map((name) => namedPart.exec(name)?.[3]));
    if (parts.has(undefined)) return null;
    const missing = Array.from({ length: filesOfRelease }, (_, index) => String(index + 1)).filter(
      (part) => !parts.has(part),
    );
    if (missing.length === 0) return null;
    return `A release of procedure-to-procedure edits has four files; name all of them in one command (missing: f${missing.join(', f')}).`;
  },
};

async function* readPtp({ path, encoding }: ReleasedFile): AsyncGenerator<ReadLine> {
  let line = 0;
  let hasBegun = false;
  for await (const text of csvLines(path, encoding)) {
    line += 1;
    const fields = text.split('\t').map((field) => field.trim());
    // Notices and a head over several lines come before the first pair.
    hasBegun ||= isProcedureCode(fields[0] ?? '') && isProcedureCode(fields[1] ?? '');
    const found = !hasBegun || text.trim() === '' ? null : foundIn(() => editOf(fields));
    yield { line, bytes: text.length + 2, found };
  }
}

/** An edit that was deleted on its first day never was. */
function editOf(fields: readonly string[]): CodeSetRow | NeverCounted {
  if (fields.length !== 7) throw new BadCell('', `has ${fields.length} fields instead of 7`);
  const [column1 = '', column2 = '', , effective = '', deletion = '', indicator = '', rationale = ''] = fields;
  const validFrom = compactDay('Effective Date', effective);
  const validUntil = deletion === '*' ? null : compactDay('Deletion Date', deletion);
  if (!/^[019]$/.test(indicator)) throw new BadCell('Modifier', `${JSON.stringify(indicator)} is none of 0, 1 and 9`);
  const facts = {
    column1: procedureCode('Column 1', column1),
    column2: procedureCode('Column 2', column2),
    modifier_indicator: Number(indicator),
    rationale: writtenText('PTP Edit Rationale', rationale, 200),
  };
  if (validUntil !== null && validUntil <= validFrom) return 'NEVER_COUNTED';
  return { facts, validFrom, validUntil };
}
