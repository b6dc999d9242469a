import { command } from '../command-line/command.ts';
import { number, text } from '../command-line/options.ts';

export const seedCommand = command({
  name: 'seed',
  summary: 'Fills a practice with invented patients and visits',
  usage: '[--patients 1000] [--practice <id>] [--seed <n>]',
  options: {
    patients: number('--patients <n>', 'How many patients are added, 1 to 200,000. Default: 1,000.', {
      ...{ least: 1, most: 200_000, otherwise: 1_000 },
    }),
    practice: text(
      '--practice <id>',
      'The practice, such as practice_01k9vd3m5sf7wtrc3f8s4y6h2e. Default: the only one that the database has.',
    ),
    seed: number('--seed <n>', 'A whole number: the same one invents the same people. Default: 1.', {
      ...{ least: 0, most: 2 ** 31 - 1, otherwise: 1 },
    }),
  },
  details: `Adds people with names of several languages, telephone numbers and addresses, coverages of most of them, about three visits each in the year before today, and appointments for \
the two weeks after it: enough to try search, paging and reports. The visits are those of the practice's first site, its active providers and visit types, on \
weekdays from 08:00 to 17:00; times that are taken are left alone. The coverages are of the practice's open plans; where it has none, a payer with a plan is made.

The people are invented. The command does not run with NODE_ENV=production. Each run adds more; nothing takes them away but a new database: stop Foyer and remove \
FOYER_DATA.

The database is the one Foyer itself uses: DATABASE_URL and DATABASE_APP_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile; boards that are \
open show the new appointments when they are opened again.`,
  examples: ['npm run foyer -- seed --patients 5000'],
  exitCodes: {
    0: 'all are added',
    1: 'they could not be added, or not all',
    130: 'it was interrupted',
  },
  run: async ({ options }, surroundings) => {
    const { runSeed } = await import('./run-seed.ts');
    return runSeed(options, surroundings);
  },
});
