import type { MueLimit, PtpPair } from '../../../../../src/domains/claims/scrub/code-facts.ts';
import type { SharedFacts } from '../../../../../src/domains/claims/scrub/scrub-facts.ts';

const day = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

/** The layout of `ccipra-*.TXT`: tabs, and a head that ends with `9=not applicable`. */
export function readPtp(text: string): NonNullable<SharedFacts['ptpPairs']> {
  const pairs = new Map<string, Map<string, PtpPair[]>>();
  for (const row of text.slice(text.indexOf('9=not applicable')).split('\r\n').slice(1)) {
    const [first = '', second = '', , effective = '', deletion = '', indicator = ''] = row.split('\t');
    if (first === '' || effective === deletion) continue;
    const column = pairs.get(first) ?? new Map<string, PtpPair[]>();
    const to = deletion === '*' ? null : day(deletion);
    const pair = { from: day(effective), to, indicator: indicator as PtpPair['indicator'] };
    pairs.set(first, column.set(second, [...(column.get(second) ?? []), pair]));
  }
  return pairs;
}

/** The layout of `MCR_MUE_PractitionerServices-*.csv`: a notice and a head, each over several lines. */
export function readMue(text: string): NonNullable<SharedFacts['mueLimits']> {
  const limits = new Map<string, MueLimit[]>();
  for (const [, code = '', units, indicator] of text.matchAll(/^([A-Z0-9]{5}),(\d+),([123]) /gm)) {
    limits.set(code, [
      { from: '2026-01-01', to: null, units: Number(units), indicator: indicator as MueLimit['indicator'] },
    ]);
  }
  return limits;
}

const row = (...cells: string[]) => cells.join('\t');

/** Invented pairs over HCPCS Level II. */
export const ptpText = [
  'CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t',
  'Column1/Column2 Edits\t\t\t\t\t\t',
  row('Column 1', 'Column 2', '*=in existence', 'Effective', 'Deletion', 'Modifier', 'PTP Edit Rationale'),
  row('', '', 'prior to 1996', 'Date', 'Date', '0=not allowed', ''),
  row('', '', '', '', '*=no data', '1=allowed', ''),
  row('', '', '', '', '', '9=not applicable', ''),
  row('G0438', 'G0439', '', '20110101', '*', '0', 'Mutually exclusive procedures'),
  row('G0101', 'Q0091', '', '20050101', '*', '1', 'Standards of medical/surgical practice'),
  row('G0463', 'Q3014', '', '20190101', '*', '9', 'Invented'),
  row('G0480', 'G0483', '', '20190101', '20190101', '0', 'Invented'),
  row('G2010', 'G2012', '', '20190101', '20240331', '1', 'Invented'),
  row('G2010', 'G2012', '', '20240401', '*', '0', 'Invented'),
].join('\r\n');

/** Invented limits over HCPCS Level II. */
export const mueText = `"A notice
over two lines.",,,
"HCPCS/
CPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
G0101,1,2 Date of Service Edit: Policy,CMS Policy
J0696,16,3 Date of Service Edit: Clinical,Prescribing Information
J3301,8,1 Line Edit,Clinical: Data
`;
