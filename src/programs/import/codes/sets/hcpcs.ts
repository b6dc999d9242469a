import { BadCell } from '../../bad-cell.ts';
import type { CodeSetRow, CodeSetSource, NeverCounted, ReadLine } from '../code-set.ts';
import { codesOf } from '../release-tables.ts';
import type { ReleasedFile } from '../released-file.ts';
import { compactDay, foundIn, optionalCompactDay, writtenText } from '../written-cells.ts';
import { type HcpcsRecord, hcpcsRecords } from './hcpcs-records.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** HCPCS Level II: procedures, drugs, supplies and modifiers, each with days of its own. */
export const hcpcs: CodeSetSource = {
  title: 'HCPCS Level II',
  example: 'HCPC2026_OCT_ANWEB.txt',
  table: codesOf('HCPCS', 'HCPCS_MODIFIER'),
  isDated: true,
  // CONTR is the release of contractors, for the whole year.
  effectiveOf: (name) => {
    const [, year, part = ''] = /HCPC(\d{4})_?([A-Z]+)/i.exec(name) ?? [];
    const month = part.toUpperCase() === 'CONTR' ? 1 : months.indexOf(part.slice(0, 3).toUpperCase()) + 1;
    return year && month > 0 ? `${year}-${String(month).padStart(2, '0')}-01` : null;
  },
  read: readHcpcs,
};

interface Pending {
  line: number;
  bytes: number;
  first: HcpcsRecord;
  /** The description so far: each further record goes on with it. */
  description: string;
}

async function* readHcpcs(file: ReleasedFile): AsyncGenerator<ReadLine> {
  let pending: Pending | null = null;
  for await (const { line, bytes, record } of hcpcsRecords(file)) {
    if (record === null) {
      yield { line, bytes, found: null };
    } else if (record instanceof BadCell) {
      yield { line, bytes, found: record };
    } else if (!isFurther(record)) {
      if (pending) yield rowOf(pending);
      pending = { line, bytes, first: record, description: record.long };
    } else if (pending?.first.code === record.code) {
      pending.description += ` ${record.long}`;
      pending.bytes += bytes;
    } else {
      yield { line, bytes, found: new BadCell('record', `goes on with ${record.code}, which no line above begins`) };
    }
  }
  if (pending) yield rowOf(pending);
}

/** Records 3 and 7 begin a procedure and a modifier, 4 and 8 go on. */
function isFurther({ kind }: HcpcsRecord): boolean {
  return kind === '4' || kind === '8';
}

function rowOf({ line, bytes, first, description }: Pending): ReadLine {
  return { line, bytes, found: foundIn(() => codeOf(first, description)) };
}

function codeOf({ code, kind, short, added, terminated }: HcpcsRecord, description: string): CodeSetRow | NeverCounted {
  const isModifier = kind === '7';
  if (!(isModifier ? /^[A-Z0-9]{2}$/ : /^[A-Z]\d{4}$/).test(code))
    throw new BadCell('code', `${JSON.stringify(code)} is no ${isModifier ? 'modifier' : 'code'} of HCPCS Level II`);
  const validFrom = compactDay('added', added);
  const validUntil = optionalCompactDay('terminated', terminated);
  if (validUntil !== null && validUntil < validFrom) return 'NEVER_COUNTED';
  const facts = {
    code_set: isModifier ? 'HCPCS_MODIFIER' : 'HCPCS',
    code,
    is_billable: true,
    short_description: writtenText('short description', short, 60),
    long_description: writtenText('long description', description, 2_000),
  };
  return { facts, validFrom, validUntil };
}
