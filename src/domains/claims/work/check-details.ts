import { isNpi } from '../../../edi/values/npi.ts';
import { AccidentCause, AttachmentTransmission, type InvalidInputError } from '../../../generated/models.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import type { KnownDetails } from '../known-details.ts';

interface Change {
  /** The input: only what it names can be refused. */
  given: Readonly<Partial<Record<keyof KnownDetails, unknown>>>;
  /** At the practice. */
  today: string;
  /** The places of the claim's lines. */
  lines: ReadonlySet<number>;
}

const days = ['onsetDate', 'lastMenstrualPeriod', 'admissionDate', 'dischargeDate'] as const;
const mostCents = 9_999_999_999;

/** Refuses facts that can never be right. Edits find those that are missing, or contradict the charges. */
export function checkDetails(details: KnownDetails, change: Change): InvalidInputError | null {
  const { given, today, lines } = change;
  const refuse = (isWrong: unknown, path: readonly (string | number)[], text: string): InvalidInputError | null => {
    const at = ['input', ...path.map(String)];
    return isWrong && given[path[0] as keyof KnownDetails] ? invalidInput(`${at.join('.')} ${text}`, at) : null;
  };
  const { accident, admissionDate, dischargeDate, patientPaid, attachments = [] } = details;
  const ordered = details.orderingProvider?.lines ?? [];
  return allOf(
    ...days.map((field) => refuse(isAfter(details[field], today), [field], `lies after today, ${today}; correct it.`)),
    refuse(isAfter(accident?.date, today), ['accident', 'date'], `lies after today, ${today}; correct it.`),
    refuse(hasTwice(accident?.causes ?? []), ['accident', 'causes'], 'names a cause twice; name each once.'),
    refuse(
      accident?.state && !accident.causes.includes(AccidentCause.AUTOMOBILE),
      ['accident', 'state'],
      'is that of an automobile accident; omit it, or add the cause AUTOMOBILE.',
    ),
    refuse(
      isAfter(admissionDate, dischargeDate),
      [given.dischargeDate ? 'dischargeDate' : 'admissionDate'],
      `does not fit: the admission on ${admissionDate} is after the discharge on ${dischargeDate}. Correct one of them.`,
    ),
    refuse(
      patientPaid && (patientPaid < 0 || patientPaid > mostCents),
      ['patientPaid'],
      'is not between 0.00 and 99,999,999.99; correct it.',
    ),
    ...(['referringProvider', 'orderingProvider'] as const).map((field) =>
      refuse(
        details[field]?.npi && !isNpi(details[field].npi),
        [field, 'npi'],
        'is no NPI: its check digit does not fit. Compare it with nppes.cms.hhs.gov, or omit it.',
      ),
    ),
    refuse(
      hasTwice(ordered) || ordered.some((line) => !lines.has(line)),
      ['orderingProvider', 'lines'],
      `names ${ordered.join(', ')}; name lines of the claim (1 to ${lines.size}), each once.`,
    ),
    ...attachments.map(({ transmission, controlNumber }, index) =>
      refuse(
        transmission !== AttachmentTransmission.ON_REQUEST && !controlNumber,
        ['attachments', index, 'controlNumber'],
        'is missing: the payer finds a paper by its number. Write one on the paper, and enter it.',
      ),
    ),
  );
}

const isAfter = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === 'string' && typeof other === 'string' && one > other;

const hasTwice = (values: readonly unknown[]): boolean => new Set(values).size < values.length;
