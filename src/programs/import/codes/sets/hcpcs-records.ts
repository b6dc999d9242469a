import { BadCell } from '../../bad-cell.ts';
import { csvLines } from '../../csv-lines.ts';
import { csvRows } from '../../csv-rows.ts';
import type { ReleasedFile } from '../released-file.ts';

/** A record of either layout, its cells as written. */
export interface HcpcsRecord {
  code: string;
  /** 3 and 4 of a procedure, 7 and 8 of a modifier. */
  kind: string;
  long: string;
  short: string;
  added: string;
  terminated: string;
}

interface Numbered {
  line: number;
  bytes: number;
  record: HcpcsRecord | BadCell | null;
}

/** The records of a release, in fixed columns or with commas. */
export function hcpcsRecords(file: ReleasedFile): AsyncGenerator<Numbered> {
  return /\.csv$/i.test(file.name) ? separatedRecords(file) : fixedRecords(file);
}

const fixedForm = /^(?: {3}[A-Z0-9]{2}|[A-Z]\d{4})\d{5}[3478]/;

async function* fixedRecords({ path, encoding }: ReleasedFile): AsyncGenerator<Numbered> {
  let line = 0;
  let hasBegun = false;
  for await (const text of csvLines(path, encoding)) {
    line += 1;
    const bytes = text.length + 2;
    hasBegun ||= fixedForm.test(text);
    // Disclaimers come before the first record.
    if (!hasBegun || text.trim() === '') yield { line, bytes, record: null };
    else yield { line, bytes, record: fixedForm.test(text) ? fixedRecord(text) : noRecord() };
  }
}

function fixedRecord(text: string): HcpcsRecord {
  const cell = (from: number, to: number) => text.slice(from - 1, to).trim();
  return {
    code: cell(1, 5),
    kind: cell(11, 11),
    long: cell(12, 91),
    short: cell(92, 119),
    added: cell(269, 276),
    terminated: cell(285, 292),
  };
}

function noRecord(): BadCell {
  return new BadCell('', 'does not begin with a code, a sequence number and a record of 3, 4, 7 or 8');
}

const heads = {
  code: 'HCPC',
  kind: 'RECID',
  long: 'LONG DESCRIPTION',
  short: 'SHORT DESCRIPTION',
  added: 'ADD DT',
  terminated: 'TERM DT',
} as const;

async function* separatedRecords({ path, encoding }: ReleasedFile): AsyncGenerator<Numbered> {
  let places: Record<keyof typeof heads, number> | null = null;
  for await (const { line, bytes, fields } of csvRows(path, encoding)) {
    if (fields === null) {
      yield { line, bytes, record: new BadCell('', 'has a quotation mark that is neither closed nor doubled') };
    } else if (places === null) {
      places = placesIn(fields);
      yield { line, bytes, record: null };
    } else {
      const found = places;
      const cell = (name: keyof typeof heads) => (fields[found[name]] ?? '').trim();
      const [code, kind, long, short] = [cell('code'), cell('kind'), cell('long'), cell('short')];
      const record = { code, kind, long, short, added: cell('added'), terminated: cell('terminated') };
      yield { line, bytes, record: /^[3478]$/.test(kind) ? record : new BadCell('RECID', 'is none of 3, 4, 7 and 8') };
    }
  }
}

/** The columns of the first line; null where it is a disclaimer. */
function placesIn(fields: readonly string[]): Record<keyof typeof heads, number> | null {
  const written = fields.map((field) => field.trim().toUpperCase());
  const places = Object.entries(heads).map(([name, head]) => [name, written.indexOf(head)] as const);
  if (places.some(([, place]) => place < 0)) return null;
  return Object.fromEntries(places) as Record<keyof typeof heads, number>;
}
