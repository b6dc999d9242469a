import type { InvalidInputError, OpeningHoursInput } from '../../generated/models.ts';
import { isTimeZone } from '../../time/is-time-zone.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';

/** Rules of a site beyond the schema's directives: a known time zone, and hours that make sense. */
export function checkSiteInput(input: {
  timeZone?: string | null;
  hours?: OpeningHoursInput[] | null;
}): InvalidInputError | null {
  const hours = input.hours ?? [];
  return allOf(checkTimeZone(input.timeZone), ...hours.map((span, index) => checkSpan(span, index, hours)));
}

function checkTimeZone(timeZone: string | null | undefined): InvalidInputError | null {
  if (!timeZone || isTimeZone(timeZone)) return null;
  return invalidInput(`input.timeZone "${timeZone}" is no IANA time zone; an example is America/New_York.`, [
    'input',
    'timeZone',
  ]);
}

function checkSpan(
  span: OpeningHoursInput,
  index: number,
  hours: readonly OpeningHoursInput[],
): InvalidInputError | null {
  const path = ['input', 'hours', String(index)];
  if (span.closesAt <= span.opensAt)
    return invalidInput(`${path.join('.')} closes before it opens; make closesAt later than opensAt.`, path);
  const other = hours.slice(0, index).find((earlier) => overlaps(earlier, span));
  if (!other) return null;
  return invalidInput(
    `${path.join('.')} overlaps ${other.opensAt}-${other.closesAt} of the same day; join the two, or move one.`,
    path,
  );
}

function overlaps(one: OpeningHoursInput, other: OpeningHoursInput): boolean {
  return one.weekday === other.weekday && one.opensAt < other.closesAt && other.opensAt < one.closesAt;
}
