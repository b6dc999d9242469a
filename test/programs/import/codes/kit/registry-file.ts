import { codeFile } from './code-files.ts';

interface RegistryRow {
  npi: string;
  /** Without one the row is that of an NPI that was deactivated. */
  kind?: 'PERSON' | 'ORGANIZATION';
  name?: string | readonly [given: string, family: string];
  deactivated?: string;
  reactivated?: string;
  /** By slot, from 1. */
  taxonomies?: Readonly<Record<number, string>>;
  primary?: number;
}

interface Layout {
  sexHead?: string;
  /** Columns in the reverse order, but for the NPI. */
  isTurned?: boolean;
}

const slots = Array.from({ length: 15 }, (_, index) => index + 1);

/** A file in the layout of the NPI registry: every field in quotation marks, heads as published. */
export function registryFile(
  name: string,
  rows: readonly (RegistryRow | string)[],
  { sexHead = 'Provider Sex Code', isTurned = false }: Layout = {},
): string {
  const heads = [...first, sexHead, ...slots.flatMap(taxonomyHeads), ...last];
  const ordered = isTurned ? [heads[0] ?? '', ...heads.slice(1).reverse()] : heads;
  const lines = rows.map((row) => (typeof row === 'string' ? row : lineOf(cellsOf(row), ordered)));
  return codeFile(name, [ordered.map(quoted).join(','), ...lines, ''].join('\r\n'));
}

const first = [
  'NPI',
  'Entity Type Code',
  'Replacement NPI',
  'Employer Identification Number (EIN)',
  'Provider Organization Name (Legal Business Name)',
  'Provider Last Name (Legal Name)',
  'Provider First Name',
  'Provider Middle Name',
  'Provider Name Prefix Text',
  'Provider Credential Text',
  'Provider First Line Business Practice Location Address',
  'Provider Enumeration Date',
  'Last Update Date',
  'NPI Deactivation Reason Code',
  'NPI Deactivation Date',
  'NPI Reactivation Date',
];
const last = ['Is Sole Proprietor', 'Is Organization Subpart', 'NPI Certification Date'];

const taxonomyHeads = (slot: number) => [
  `Healthcare Provider Taxonomy Code_${slot}`,
  `Provider License Number_${slot}`,
  `Provider License Number State Code_${slot}`,
  `Healthcare Provider Primary Taxonomy Switch_${slot}`,
];

function cellsOf({ npi, kind, name, deactivated, reactivated, taxonomies = {}, primary }: RegistryRow) {
  const [given = '', family = ''] = typeof name === 'string' ? [] : (name ?? []);
  const cells: Record<string, string> = {
    NPI: npi,
    'Entity Type Code': kind === undefined ? '' : kind === 'PERSON' ? '1' : '2',
    'Provider Organization Name (Legal Business Name)': typeof name === 'string' ? name : '',
    'Provider Last Name (Legal Name)': family,
    'Provider First Name': given,
    'NPI Deactivation Date': deactivated ?? '',
    'NPI Reactivation Date': reactivated ?? '',
  };
  for (const [slot, code] of Object.entries(taxonomies)) {
    cells[`Healthcare Provider Taxonomy Code_${slot}`] = code;
    cells[`Healthcare Provider Primary Taxonomy Switch_${slot}`] = Number(slot) === primary ? 'Y' : 'N';
  }
  return cells;
}

const lineOf = (cells: Readonly<Record<string, string>>, heads: readonly string[]) =>
  heads.map((head) => quoted(cells[head] ?? '')).join(',');

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
