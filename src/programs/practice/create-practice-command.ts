import { command } from '../command-line/command.ts';
import { limitedText, requiredText } from '../command-line/options.ts';
import { emailOption, longestName as most, timeZoneOption } from './practice-options.ts';
import { readWayIn, wayInOptions } from './way-in.ts';

export const createPracticeCommand = command({
  name: 'practice create',
  summary: 'Makes a practice with its first site and its first office manager',
  usage: '--name <name> --time-zone <zone> --manager-email <address> …',
  options: {
    name: requiredText('--name <name>', "The practice's name, as on the sign.", {
      ...{ example: 'Elm Street Family Practice', most },
    }),
    timeZone: timeZoneOption('IANA time zone of the first site, such as America/New_York.'),
    managerEmail: emailOption('--manager-email <address>', 'What the office manager signs in with.'),
    managerName: limitedText('--manager-name <name>', "The office manager's name. Default: Office manager.", {
      ...{ example: 'Mona Diaz', most },
    }),
    siteName: limitedText('--site-name <name>', "The first site's name. Default: the practice's.", {
      ...{ example: 'Elm Street', most },
    }),
    ...wayInOptions,
  },
  details: `On a terminal the office manager's password is asked for twice and not shown. It has 12 to 200 characters. With --link the manager chooses it.

The database is the one Foyer itself uses: DATABASE_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile. \
The link begins with FOYER_PUBLIC_URL, else with HOST and PORT.`,
  examples: [
    'npm run foyer -- practice create --name "Elm Street Family Practice" --time-zone America/New_York --manager-email manager@example.org --link',
    'pass show foyer | npm run -s foyer -- practice create … --password-stdin',
  ],
  exitCodes: { 0: 'the practice is made', 1: 'nothing is made' },
  run: async ({ options }, surroundings) => {
    const passwordHash = await readWayIn(surroundings, options);
    const { createPractice } = await import('./create-practice.ts');
    const { name, timeZone, managerEmail, managerName = 'Office manager', siteName = name } = options;
    const site = { name: siteName, timeZone };
    return createPractice({ name, site, managerName, managerEmail, passwordHash }, surroundings);
  },
});
