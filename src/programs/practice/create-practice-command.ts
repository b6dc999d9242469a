import { EmailScalar } from '../../contract/scalars/email.scalar.ts';
import { knownZone, nearZones } from '../../time/known-zones.ts';
import { command } from '../command-line/command.ts';
import { flag, limitedText, type Option, refuse, requiredText } from '../command-line/options.ts';
import { readPassword } from './read-password.ts';

/** An e-mail address that must be written, as the API takes and keeps it. */
function emailOption(flags: string, about: string): Option<string> {
  const address = requiredText(flags, about, { example: 'manager@example.org', most: 254 });
  const read: Option<string>['read'] = (written) => {
    const value = address.read(written);
    try {
      return EmailScalar.parseValue(value);
    } catch {
      throw refuse(flags, value, 'an address such as manager@example.org');
    }
  };
  return { flags, about, read };
}

/** The schema's limit for names of practices, sites and staff. */
const most = 120;

const zoneFlags = '--time-zone <zone>';
const zone = requiredText(zoneFlags, 'IANA time zone of the first site, such as America/New_York.', {
  ...{ example: 'America/New_York', most: 64 },
});
const timeZoneOption: Option<string> = {
  ...zone,
  read: (written) => {
    const name = zone.read(written);
    const known = knownZone(name);
    if (known) return known;
    throw refuse(zoneFlags, name, `an IANA time zone, such as ${nearZones(name).join(', ')}`);
  },
};

export const createPracticeCommand = command({
  name: 'practice create',
  summary: 'Makes a practice with its first site and its first office manager',
  usage: '--name <name> --time-zone <zone> --manager-name <name> --manager-email <address> …',
  options: {
    name: requiredText('--name <name>', "The practice's name, as on the sign.", {
      ...{ example: 'Elm Street Family Practice', most },
    }),
    timeZone: timeZoneOption,
    managerName: requiredText('--manager-name <name>', "The office manager's name.", { example: 'Mona Diaz', most }),
    managerEmail: emailOption('--manager-email <address>', 'What the office manager signs in with.'),
    siteName: limitedText('--site-name <name>', "The first site's name. Default: the practice's.", {
      ...{ example: 'Elm Street', most },
    }),
    isPiped: flag('--password-stdin', 'Reads the password from standard input, to its end.'),
  },
  details: `On a terminal the office manager's password is asked for twice and not shown. It has 12 to 200 characters.

The database is the one Foyer itself uses: DATABASE_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile.`,
  examples: [
    'npm run foyer -- practice create --name "Elm Street Family Practice" --time-zone America/New_York --manager-name "Mona Diaz" --manager-email manager@example.org',
    'pass show foyer | npm run -s foyer -- practice create … --password-stdin',
  ],
  exitCodes: { 0: 'the practice is made', 1: 'nothing is made' },
  run: async ({ options }, surroundings) => {
    const password = await readPassword(surroundings, options.isPiped);
    const { createPractice } = await import('./create-practice.ts');
    return createPractice({ ...options, siteName: options.siteName ?? options.name, password }, surroundings);
  },
});
