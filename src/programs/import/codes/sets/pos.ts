import { BadCell } from '../../bad-cell.ts';
import { csvRows } from '../../csv-rows.ts';
import type { CodeSetRow, CodeSetSource, ReadLine } from '../code-set.ts';
import { codesOf } from '../release-tables.ts';
import type { ReleasedFile } from '../released-file.ts';
import { foundIn, writtenText } from '../written-cells.ts';

/** Places of service: two digits and a name. */
export const pos: CodeSetSource = {
  title: 'Places of service',
  example: 'pos.csv',
  table: codesOf('PLACE_OF_SERVICE'),
  isDated: false,
  // The list has no days: without --effective it counts for every visit.
  effectiveOf: () => '2000-01-01',
  read: readPlaces,
};

async function* readPlaces({ path, encoding }: ReleasedFile): AsyncGenerator<ReadLine> {
  for await (const { line, bytes, fields } of csvRows(path, encoding)) {
    const isHead = line === 1 && fields?.[0]?.trim().toLowerCase() === 'code';
    yield { line, bytes, found: isHead ? null : foundIn(() => placeOf(fields)) };
  }
}

function placeOf(fields: readonly string[] | null): CodeSetRow {
  if (fields?.length !== 2) throw new BadCell('', 'has other fields than a code and a name');
  const [written = '', name = ''] = fields;
  const code = written.trim();
  if (!/^\d{2}$/.test(code)) throw new BadCell('code', `${JSON.stringify(code)} is no place of two digits`);
  const description = writtenText('name', name, 200);
  const facts = {
    ...{ code_set: 'PLACE_OF_SERVICE', code, is_billable: true },
    ...{ short_description: description, long_description: description },
  };
  return { facts, validFrom: null, validUntil: null };
}
