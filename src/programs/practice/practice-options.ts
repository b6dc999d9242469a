import { EmailScalar } from '../../contract/scalars/email.scalar.ts';
import { knownZone, nearZones } from '../../time/known-zones.ts';
import { limitedText, type Option, refuse, requiredText } from '../command-line/options.ts';

/** The schema's limit for names of practices, sites and staff. */
export const longestName = 120;

const emailLimits = { example: 'manager@example.org', most: 254 };

/** An e-mail address that must be written, as the API takes and keeps it. */
export function emailOption(flags: string, about: string): Option<string> {
  const address = requiredText(flags, about, emailLimits);
  return { flags, about, read: (written) => parseEmail(flags, address.read(written)) };
}

export function optionalEmail(flags: string, about: string): Option<string | undefined> {
  const address = limitedText(flags, about, emailLimits);
  const read: Option<string | undefined>['read'] = (written) => {
    const value = address.read(written);
    return value === undefined ? undefined : parseEmail(flags, value);
  };
  return { flags, about, read };
}

const zoneFlags = '--time-zone <zone>';
const zoneLimits = { example: 'America/New_York', most: 64 };

export function timeZoneOption(about: string): Option<string> {
  const zone = requiredText(zoneFlags, about, zoneLimits);
  return { flags: zoneFlags, about, read: (written) => checkZone(zone.read(written)) };
}

export function optionalTimeZone(about: string): Option<string | undefined> {
  const zone = limitedText(zoneFlags, about, zoneLimits);
  const read: Option<string | undefined>['read'] = (written) => {
    const name = zone.read(written);
    return name === undefined ? undefined : checkZone(name);
  };
  return { flags: zoneFlags, about, read };
}

function parseEmail(flags: string, value: string): string {
  try {
    return EmailScalar.parseValue(value);
  } catch {
    throw refuse(flags, value, 'an address such as manager@example.org');
  }
}

function checkZone(name: string): string {
  const known = knownZone(name);
  if (known) return known;
  throw refuse(zoneFlags, name, `an IANA time zone, such as ${nearZones(name).join(', ')}`);
}
