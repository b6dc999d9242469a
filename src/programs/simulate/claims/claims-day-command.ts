import { command } from '../../command-line/command.ts';
import { flag, number, text } from '../../command-line/options.ts';
import { accountOf, addressHere, urlOption } from '../simulate-options.ts';
import { startClearinghouse } from './start-clearinghouse.ts';

/** `startHouse`: starts the clearinghouse. */
export function claimsDayCommand(startHouse: typeof startClearinghouse = startClearinghouse) {
  return command({
    name: 'simulate-claims',
    summary: 'Plays coder, biller and payers against a running Foyer',
    usage: '[--speed 60] [--seed <n>] [--patients 25] [--url <url>] …',
    alsoAs: 'npm run simulate:claims',
    options: {
      speed: number('--speed <n>', 'Days a minute, 1 to 6000. Default: 60, a day lasts a second.', {
        ...{ least: 1, most: 6000, isWhole: false, otherwise: 60 },
      }),
      seed: number('--seed <n>', 'A whole number: who is seen by whom, and which mistakes are made. Default: 42.', {
        ...{ least: 0, most: 2 ** 32 - 1, otherwise: 42 },
      }),
      patients: number('--patients <n>', 'How many insured patients are seen, 1 to 500. Default: 25.', {
        ...{ least: 1, most: 500, otherwise: 25 },
      }),
      days: number('--days <n>', 'Days after which claims that nobody answers are left, 1 to 400. Default: 60.', {
        ...{ least: 1, most: 400, otherwise: 60 },
      }),
      url: urlOption('Where Foyer runs. Default: this machine, at PORT.'),
      site: text('--site <name>', "The site's name or id. Default: the first one."),
      email: text(
        '--email <address>',
        "Plays all parts with this account, an office manager's. Default: the demo's people.",
      ),
      password: text('--password <text>', "The account's password. Default: that of the demo accounts."),
      quiet: flag('--quiet', 'Reports only the table at the end.'),
    },
    details: `Insured patients are checked in and seen; the coder codes each visit and releases it; the biller submits what is ready, corrects what is rejected, \
answers requests, and appeals or accepts denials, by what the subscription claimEvents reports and by nothing else. Each change is printed as the subscriber \
gets it, then a table of statuses, sums and times.

The simulated clearinghouse is started beside it, over the folder of the practice's one clearinghouse below FOYER_EDI: run the command with the settings of the \
server, on its machine. The ending of a member id decides how a claim is answered (docs/clearinghouse.md).`,
    examples: ['npm run foyer -- simulate-claims --speed 60 --seed 42'],
    exitCodes: {
      0: 'the day was played, or stopped by Ctrl-C',
      1: 'it could not begin or go on, or something was refused that should have worked',
    },
    run: async ({ options: { url: written, site, ...rest } }, surroundings) => {
      const account = await accountOf(rest);
      const url = written ?? (await addressHere(surroundings));
      const { ediFolder } = await surroundings.config();
      const { runClaimsDay } = await import('./run-claims-day.ts');
      const args = { ...rest, url, site: site ?? null, account, ediFolder, startHouse };
      return runClaimsDay(args, { console: surroundings, signal: surroundings.stopSignal() });
    },
  });
}
