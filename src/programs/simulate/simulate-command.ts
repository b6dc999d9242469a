import { command } from '../command-line/command.ts';
import { flag, number, text } from '../command-line/options.ts';
import type { Clock } from './play/clock.ts';
import { fastClock } from './play/fast-clock.ts';
import { accountOf, addressHere, urlOption } from './simulate-options.ts';

/** `startClock`: the clock of a morning that is played so many times as fast. */
export function simulateCommand(startClock: (speed: number) => Clock = fastClock) {
  return command({
    name: 'simulate',
    summary: 'Plays an office morning against a running Foyer',
    usage: '[--speed 60] [--seed <n>] [--url <url>] [--site <name>] …',
    alsoAs: 'npm run simulate',
    options,
    details,
    examples: [
      'npm run foyer -- simulate --speed 60',
      'npm run foyer -- simulate --site "Elm Street" --create-rooms --email manager@example.org --password …',
    ],
    exitCodes: {
      0: 'the morning was played, or stopped by Ctrl-C',
      1: 'it could not begin or go on, or something was refused that should have worked',
    },
    run: async ({ options: { url: written, site, seed = newSeed(), ...rest } }, surroundings) => {
      const account = await accountOf(rest);
      const url = written ?? (await addressHere(surroundings));
      const { runSimulation } = await import('./run-simulation.ts');
      const args = { ...rest, url, site: site ?? null, seed, account };
      return runSimulation(args, { console: surroundings, signal: surroundings.stopSignal(), startClock });
    },
  });
}

const options = {
  speed: number('--speed <n>', 'Simulated minutes a minute, 1 to 3600. Default: 60, the morning in four minutes.', {
    ...{ least: 1, most: 3600, isWhole: false, otherwise: 60 },
  }),
  seed: number(
    '--seed <n>',
    'A whole number: the same one plays the same morning again, given the same data. Default: a new one, which is reported.',
    { least: 0, most: 2 ** 32 - 1, otherwise: undefined },
  ),
  url: urlOption('Where Foyer runs. Default: this machine, at PORT.'),
  site: text('--site <name>', "The site's name or id. Default: the first one with rooms."),
  patients: number(
    '--patients <n>',
    'How many patients at most, 1 to 200. Patients for whom the providers have no time are not simulated. Default: 40.',
    { least: 1, most: 200, otherwise: 40 },
  ),
  email: text(
    '--email <address>',
    "Plays all roles with this account, an office manager's. Default: the demo practice's desk, assistant and physician.",
  ),
  password: text('--password <text>', "The account's password. Default: that of the demo accounts."),
  createRooms: flag('--create-rooms', 'Gives the site three examination rooms if it has none, as an imported site.'),
  clear: flag('--clear', 'First ends all visits at the site, such as those that an interrupted simulation left.'),
  quiet: flag('--quiet', 'Reports only the summary.'),
};

const details = `Appointments are booked, confirmed, moved, cancelled and missed; patients arrive, walk in, wait, are called, roomed and seen, or lose patience; providers run late; \
rooms are cleaned and set up, from 08:00 to 12:00, through the public API. The first patients wait at the door. No patients are registered: those who come are patients of the practice.

How the clock maps: the morning begins when the command does, at any time of any day, and the lines show the simulated time. Visits and rooms change when \
you see them change. Appointments keep their distances but not always their times, so that all the morning does with them is possible. After noon they are \
booked for today's 08:00 to 12:00. Before noon they are booked for earlier today, so that each has begun when the morning reaches it. Shortly after \
midnight they are booked from 00:00 on, and for tomorrow where the patient will come after midnight. A no-show can only be noted once its appointment has \
begun; shortly after midnight, when too few have, the office cancels it instead. Times that are taken, as by a simulation earlier in the day, are avoided. \
A patient for whom no time is free comes without an appointment. It does not matter whether the site is open.

Ctrl-C stops at once, with the summary; patients who are here stay here.`;

/** Short enough to be typed again. */
function newSeed(): number {
  return Math.floor(Math.random() * 10_000);
}
