import { BadCell } from '../../bad-cell.ts';
import { csvRows } from '../../csv-rows.ts';
import type { Progress } from '../../progress.ts';
import { refusalReport } from '../../refusal-report.ts';
import type { ReleasedFile } from '../released-file.ts';
import { foundIn, isProcedureCode, writtenText } from '../written-cells.ts';

export interface PricedCode {
  code: string;
  description: string;
  /** Null where the list has none. */
  priceCents: number | null;
}

export interface PriceList {
  rows: PricedCode[];
  refused: number;
}

const heads = ['code', 'description', 'price'] as const;
const longestDescription = 500;
const rowsBetween = 1_000;

/** Reads a practice's list, and reports each line that does not fit. */
export async function readPriceList({ path, name, bytes: size, encoding }: ReleasedFile, progress: Progress) {
  const report = refusalReport(progress.print);
  const lines = new Map<string, number>();
  const list: PriceList = { rows: [], refused: 0 };
  let places: number[] | null = null;
  let bytesDone = 0;
  const refuse = (line: number, { column, message }: BadCell) => {
    list.refused += 1;
    report(name, { line, column: column || null, reason: message });
  };
  progress.begin(name, size);
  for await (const { line, bytes, fields } of csvRows(path, encoding)) {
    bytesDone += bytes;
    if (places === null) {
      places = heads.map((head) => (fields ?? []).findIndex((field) => field.trim().toLowerCase() === head));
      if (!places.includes(-1)) continue;
      refuse(line, new BadCell('', 'does not name the columns code, description and price'));
      break;
    }
    const [written = '', description = '', price = ''] = places.map((place) => fields?.[place]?.trim() ?? '');
    const code = written.toUpperCase();
    const found = foundIn(() => rowOf(code, description, price));
    const earlier = lines.get(code);
    if (found instanceof BadCell) refuse(line, found);
    else if (earlier !== undefined) refuse(line, new BadCell('code', `is that of line ${earlier}`));
    else list.rows.push(found);
    lines.set(code, earlier ?? line);
    if (lines.size % rowsBetween === 0) progress.advance({ file: name, read: lines.size }, bytesDone);
  }
  if (list.refused === 0 && list.rows.length === 0) refuse(1, new BadCell('', 'begins no row'));
  progress.end({ file: name, read: lines.size });
  return list;
}

function rowOf(code: string, description: string, price: string): PricedCode {
  if (!isProcedureCode(code))
    throw new BadCell('code', `${JSON.stringify(code)} is no code of five capitals and digits`);
  const [, dollars, cents = '00'] = /^(\d{1,9})(?:\.(\d{2}))?$/.exec(price) ?? [];
  if (price !== '' && dollars === undefined)
    throw new BadCell('price', `${JSON.stringify(price.slice(0, 40))} is no price; it is written as 128.50`);
  const priceCents = dollars === undefined ? null : Number(`${dollars}${cents}`);
  return { code, description: writtenText('description', description, longestDescription), priceCents };
}
