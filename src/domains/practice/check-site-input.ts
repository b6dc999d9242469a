import type { InvalidInputError, OpeningHoursInput } from '../../generated/models.ts';
import { isTimeZone } from '../../time/is-time-zone.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

/** Rules of a site beyond the schema's directives: a known time zone, and hours that make sense. */
export function checkSiteInput(input: {
  timeZone?: string | null;
  hours?: OpeningHoursInput[] | null;
}): InvalidInputError | null {
  if (input.timeZone && !isTimeZone(input.timeZone)) {
    return invalidInput(`input.timeZone "${input.timeZone}" is no IANA time zone; an example is America/New_York.`, [
      'input',
      'timeZone',
    ]);
  }
  const hours = input.hours ?? [];
  for (const [index, span] of hours.entries()) {
    const path = ['input', 'hours', String(index)];
    if (span.closesAt <= span.opensAt)
      return invalidInput(`${path.join('.')} closes before it opens; make closesAt later than opensAt.`, path);
    const other = hours.slice(0, index).find((earlier) => overlaps(earlier, span));
    if (other)
      return invalidInput(
        `${path.join('.')} overlaps ${other.opensAt}-${other.closesAt} of the same day; join the two, or move one.`,
        path,
      );
  }
  return null;
}

function overlaps(one: OpeningHoursInput, other: OpeningHoursInput): boolean {
  return one.weekday === other.weekday && one.opensAt < other.closesAt && other.opensAt < one.closesAt;
}
