import { command } from '../command-line/command.ts';
import { emailOption } from '../practice/practice-options.ts';
import { readWayIn, wayInOptions } from '../practice/way-in.ts';

export const resetAccountCommand = command({
  name: 'account reset',
  summary: 'Gives an account another password, for a person who lost theirs',
  usage: '--email <address> [--link | --password-stdin]',
  options: {
    email: emailOption('--email <address>', 'What the person signs in with.'),
    ...wayInOptions,
  },
  details: `On a terminal the new password is asked for twice and not shown. It has 12 to 200 characters. All sessions of the account end. \
With --link the person chooses it: until the link is used, the present password and the sessions stay. The audit trail of each practice of the account gets an entry, with the user and machine that ran the command.

The database is the one Foyer itself uses: DATABASE_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile. \
The link begins with FOYER_PUBLIC_URL, else with HOST and PORT.`,
  examples: ['npm run foyer -- account reset --email manager@example.org --link'],
  exitCodes: { 0: 'the password is set, or the link is printed', 1: 'nothing is changed' },
  run: async ({ options }, surroundings) => {
    const passwordHash = await readWayIn(surroundings, options);
    const { resetAccount } = await import('./reset-account.ts');
    return resetAccount({ email: options.email, passwordHash }, surroundings);
  },
});
