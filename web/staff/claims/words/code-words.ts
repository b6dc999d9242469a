import { groups, reasons } from './adjustment-codes.ts';
import { categories, statuses } from './answer-codes.ts';
import { fileCodes } from './file-codes.ts';
import { remarks } from './remark-codes.ts';

/**
 * A code of an answer in words: `A7:562`, `IK4:7`, `CO-16`, `N290`, or an edit by its title. Null where its words are not known here:
 * the code itself is always shown.
 */
export function codeWords(code: string, edits: ReadonlyMap<string, string> = new Map()): string | null {
  const [, group = '', reason = ''] = /^(CO|PR|OA|PI|CR)-(\w+)$/.exec(code) ?? [];
  if (group) return joined([reasons[reason], groups[group]]);
  const [, category = '', status = ''] = /^([ADEFPR]\d+)(?::(\d+))?$/.exec(code) ?? [];
  if (category) return joined([categories[category], statuses[status]]);
  const [segment = '', fault = ''] = code.split(':');
  return fileCodes[segment]?.[fault] ?? remarks[code] ?? edits.get(code) ?? null;
}

const joined = (parts: readonly (string | undefined)[]): string | null =>
  [...new Set(parts)].filter(Boolean).join(': ') || null;

/** CLP02: how a payer processed a claim. */
export const payerStatusWords = (status: string): string => payerStatuses[status] ?? `status ${status}`;

const payerStatuses: Readonly<Record<string, string>> = {
  1: 'processed as first payer',
  2: 'processed as second payer',
  3: 'processed as third payer',
  4: 'denied',
  19: 'processed as first payer, passed on',
  20: 'processed as second payer, passed on',
  21: 'processed as third payer, passed on',
  22: 'taken back',
  23: 'not this payer’s claim, passed on',
  25: 'an estimate',
};
