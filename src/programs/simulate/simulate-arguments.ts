import { parseArgs } from 'node:util';
import { demoPassword } from '../../demo/demo-accounts.ts';
import type { Account } from './api/session.ts';
import type { WantedOffice } from './office/find-office.ts';
import { SimulationFailure } from './simulation-failure.ts';

export interface SimulateArguments extends WantedOffice {
  url: string;
  speed: number;
  seed: number;
  /** Null for the demo practice's people. */
  account: Account | null;
  quiet: boolean;
}

export const simulateHelp = `npm run simulate -- [--speed 60] [--seed N] [--url http://127.0.0.1:4000] [--site NAME] [--patients N] …

Plays an office morning, from 08:00 to 12:00, against a running Foyer through its public API: appointments are booked, confirmed, moved, cancelled and
missed; patients arrive, walk in, wait, are called, roomed and seen, or lose patience; rooms are cleaned and set up. It registers no patients: those who
come are patients of the practice.

  --speed N        Simulated minutes a minute, 1 to 3600; 60, the default, plays the morning in four minutes.
  --seed N         A whole number: the same one plays the same morning again, given the same data. Left out, a new one is taken and told.
  --url URL        Where Foyer runs; http://127.0.0.1:4000 if left out.
  --site NAME      The site's name or id; the first one with rooms if left out.
  --patients N     How many patients at most, 1 to 200; 16 if left out. Those for whom the providers have no time are left out.
  --email E        Plays everybody with this account, an office manager's. Left out, the demo practice's desk, assistant and physician play.
  --password P     The account's password; that of the demo accounts if left out.
  --create-rooms   Gives the site three examination rooms if it has none, as an imported site.
  --clear          First ends all visits at the site, such as those that an interrupted simulation left.
  --quiet          Tells only the summary.
  --help           Shows this.

How the clock maps: the morning begins when the command does, at any time of any day, and the lines tell the simulated time. Visits and rooms change when
you see them change. Appointments keep their distances but not always their times, so that all the morning does with them is possible: once noon is
over they are booked for today's 08:00 to 12:00; before noon for earlier today, so that each has begun when the morning comes to it; shortly after
midnight from 00:00 on; and for tomorrow where the patient will come after midnight. A no-show can only be noted once its appointment has begun; shortly
after midnight, when too few have, the office cancels it instead. Times that are taken, as by a simulation earlier in the day, are avoided; who finds
none comes without an appointment. It does not matter whether the site is open.

Ctrl-C stops at once, with the summary; patients who are here stay here.
Exit code: 0 the morning was played, or stopped by Ctrl-C; 1 it could not begin or go on, or something was refused that should have worked.
`;

/** What the command line asks for; null for help. */
export function simulateArguments(argv: readonly string[]): SimulateArguments | null {
  const values = parse(argv);
  if (values.help) return null;
  return {
    url: readUrl(values.url),
    speed: readNumber('--speed', values.speed, { least: 1, most: 3600, isWhole: false }),
    seed: readNumber('--seed', values.seed ?? String(newSeed()), { least: 0, most: 2 ** 32 - 1, isWhole: true }),
    patients: readNumber('--patients', values.patients, { least: 1, most: 200, isWhole: true }),
    site: values.site ?? null,
    account: readAccount(values),
    createRooms: values['create-rooms'],
    clear: values.clear,
    quiet: values.quiet,
  };
}

function parse(argv: readonly string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = {
    ...{ speed: text('60'), url: text('http://127.0.0.1:4000'), patients: text('16') },
    ...{ 'create-rooms': flag, clear: flag, quiet: flag, help: flag },
    seed: { type: 'string' },
    site: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new SimulationFailure(`${what}; npm run simulate -- --help shows what can be written.`);
  }
}

interface Limits {
  least: number;
  most: number;
  isWhole: boolean;
}

function readNumber(option: string, text: string, { least, most, isWhole }: Limits): number {
  const number = Number(text);
  const isAllowed = text.trim() !== '' && number >= least && number <= most && (!isWhole || Number.isInteger(number));
  if (isAllowed) return number;
  throw new SimulationFailure(
    `${option} is "${text}"; it must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`,
  );
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return text.replace(/\/+(graphql\/*)?$/, '');
  throw new SimulationFailure(`--url is "${text}"; it must be an address such as http://127.0.0.1:4000.`);
}

function readAccount({ email, password }: { email?: string; password?: string }): Account | null {
  if (email) return { email, password: password ?? demoPassword };
  if (password === undefined) return null;
  throw new SimulationFailure('--password is given without --email; name the account too, or leave both out.');
}

/** Short enough to be typed again. */
function newSeed(): number {
  return Math.floor(Math.random() * 10_000);
}
