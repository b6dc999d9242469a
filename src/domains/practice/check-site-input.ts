import type { AddressParts } from '../../contract/addresses/postal-address.ts';
import type { InvalidInputError, OpeningHoursInput } from '../../generated/models.ts';
import { knownZone, nearZones } from '../../time/known-zones.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { checkNpi } from '../../writing/check-npi.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';
import { overlappingHours } from './overlapping-hours.ts';

interface SiteInput {
  address?: AddressParts | null;
  facilityNpi?: string | null;
  timeZone?: string | null;
  hours?: OpeningHoursInput[] | null;
}

/** Rules of a site beyond the schema's directives: a known time zone, a sound address and NPI, and hours that make sense. */
export function checkSiteInput({ timeZone, address, facilityNpi, hours }: SiteInput): InvalidInputError | null {
  const spans = hours ?? [];
  return allOf(
    checkZone(timeZone),
    checkAddress(address),
    checkNpi(facilityNpi, 'facilityNpi'),
    ...spans.map((span, index) => checkSpan(span, index, spans)),
  );
}

function checkZone(timeZone: string | null | undefined): InvalidInputError | null {
  if (!timeZone || knownZone(timeZone)) return null;
  const near = nearZones(timeZone).join(', ');
  return invalidInput(`input.timeZone "${timeZone}" is no IANA time zone; near ones are ${near}.`, [
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
  if (span.opensAt === '24:00')
    return invalidInput(
      `${path.join('.')}.opensAt is 24:00, the end of a day; open at 00:00 of the day after instead.`,
      [...path, 'opensAt'],
    );
  const other = hours.slice(0, index).find((earlier) => overlappingHours(earlier, span));
  if (!other) return null;
  return invalidInput(
    `${path.join('.')} overlaps ${other.opensAt}-${other.closesAt} of ${dayName(other, span)}; join the two, or move one.`,
    path,
  );
}

function dayName(other: OpeningHoursInput, span: OpeningHoursInput): string {
  return other.weekday === span.weekday ? 'the same day' : other.weekday;
}
