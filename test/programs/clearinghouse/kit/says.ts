import type { Status } from '../../../../src/edi/claim-status/status.ts';
import type { EdiItem } from '../../../../src/edi/edi-item.ts';
import { problemsOf } from '../../../../src/edi/read-edi.ts';
import type { ReadAnswer } from './house.ts';

const money = (cents: number | null) => (cents === null ? '-' : (cents / 100).toFixed(2));
const codes = (statuses: readonly Status[]) =>
  statuses.map(({ category, code, entity }) => [category, code, entity].filter(Boolean).join(':')).join(' ');

/** An answer in a few words: one line for each thing that it says. */
export function says({ items }: ReadAnswer): string[] {
  return items.flatMap((item) => lineOf(item) ?? []);
}

function lineOf(item: EdiItem): string | string[] | null {
  switch (item.kind) {
    case 'TA1':
      return `TA1 ${item.outcome} ${item.noteCode}`;
    case '999':
      return `999 ${item.outcome} ${item.sets.map(({ outcome }) => outcome).join('')}`;
    case '277CA':
      return item.level === 'CLAIM' ? `277CA ${item.source?.entity} ${item.trace} ${codes(item.statuses)}` : null;
    case '277':
      return `277 ${item.patientControlNumber} ${codes(item.statuses)}`;
    case '271':
      return `271 ${item.traces.join()} ${item.outcome} ${item.rejections.map(({ reason }) => reason).join()}`.trim();
    case '835':
      if (item.part === 'HEADER') return `835 ${money(item.paid)} ${item.method}`;
      if (item.part === 'END')
        return item.providerAdjustments.map(({ reason, cents }) => `PLB ${reason} ${money(cents)}`);
      return [
        `CLP ${item.patientControlNumber} ${item.status} ${money(item.charge)} ${money(item.paid)} PR ${money(item.patientResponsibility)}`,
        ...item.lines.map(
          ({ controlNumber, paid, adjustments, remarks }) =>
            `SVC ${controlNumber} ${money(paid)} ${adjustments.map(({ group, reason, cents }) => `${group}-${reason} ${money(cents)}`).join(' ')}${remarks.map(({ code }) => ` ${code}`).join('')}`,
        ),
      ];
    default:
      return null;
  }
}

/** Problems of all answers, as `CODE`. */
export const problemCodes = (answers: readonly ReadAnswer[]): string[] =>
  answers.flatMap(({ items }) => problemsOf(items).map(({ code }) => code));
