import { BadCell } from '../../bad-cell.ts';
import { calendarDay, writtenText } from '../written-cells.ts';

/** An NPI as the registry has it. */
export interface RegisteredProvider {
  npi: string;
  isActive: boolean;
  /** Null of an NPI that was deactivated: the registry says no more about it. */
  kind: 'PERSON' | 'ORGANIZATION' | null;
  name: string | null;
  taxonomyCode: string | null;
}

const taxonomySlots = Array.from({ length: 15 }, (_, index) => index + 1);
const taxonomyHead = (slot: number) => `Healthcare Provider Taxonomy Code_${slot}`;
const switchHead = (slot: number) => `Healthcare Provider Primary Taxonomy Switch_${slot}`;

const heads = {
  npi: 'NPI',
  kind: 'Entity Type Code',
  organization: 'Provider Organization Name (Legal Business Name)',
  familyName: 'Provider Last Name (Legal Name)',
  givenName: 'Provider First Name',
  deactivated: 'NPI Deactivation Date',
  reactivated: 'NPI Reactivation Date',
} as const;

const longestName = 200;
const kinds: Readonly<Record<string, 'PERSON' | 'ORGANIZATION'>> = { '1': 'PERSON', '2': 'ORGANIZATION' };

/** Finds columns by their heads, since the registry adds, drops and renames others from release to release. */
export function columnsOf(
  fields: readonly string[],
): ((row: readonly string[]) => RegisteredProvider) | readonly string[] {
  const places = new Map(fields.map((head, index) => [head.trim().toLowerCase(), index]));
  const needed = [...Object.values(heads), ...taxonomySlots.flatMap((slot) => [taxonomyHead(slot), switchHead(slot)])];
  const missing = needed.filter((head) => !places.has(head.toLowerCase()));
  if (missing.length > 0) return missing;
  return (row) => providerOf((head) => row[places.get(head.toLowerCase()) ?? -1]?.trim() ?? '');
}

function providerOf(cell: (head: string) => string): RegisteredProvider {
  const deactivated = optionalDay(heads.deactivated, cell(heads.deactivated));
  const reactivated = optionalDay(heads.reactivated, cell(heads.reactivated));
  const isActive = deactivated === null || (reactivated !== null && reactivated >= deactivated);
  const written = cell(heads.kind);
  const kind = kinds[written] ?? null;
  if (kind === null && (isActive || written !== ''))
    throw new BadCell(heads.kind, `${JSON.stringify(written.slice(0, 40))} is neither 1 nor 2`);
  return {
    npi: cell(heads.npi),
    ...{ isActive, kind, name: kind && nameOf(kind, cell) },
    taxonomyCode: primaryTaxonomy(cell),
  };
}

function nameOf(kind: 'PERSON' | 'ORGANIZATION', cell: (head: string) => string): string {
  if (kind === 'ORGANIZATION') return writtenText(heads.organization, cell(heads.organization), longestName);
  const familyName = writtenText(heads.familyName, cell(heads.familyName), longestName);
  return [cell(heads.givenName), familyName].filter(Boolean).join(' ').slice(0, longestName);
}

/** The one that the provider calls primary: it may be in any slot, and there may be none. */
function primaryTaxonomy(cell: (head: string) => string): string | null {
  const slot = taxonomySlots.find((each) => cell(switchHead(each)) === 'Y');
  if (slot === undefined) return null;
  const code = cell(taxonomyHead(slot));
  if (/^[A-Z0-9]{9}X$/.test(code)) return code;
  throw new BadCell(
    taxonomyHead(slot),
    `${JSON.stringify(code.slice(0, 40))} is no code of ten characters ending in X`,
  );
}

function optionalDay(head: string, written: string): string | null {
  if (written === '') return null;
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(written) ?? [];
  const found = calendarDay(`${year}-${month}-${day}`);
  if (found) return found;
  throw new BadCell(head, `${JSON.stringify(written.slice(0, 40))} is no day; it is written as 12/31/2026`);
}
