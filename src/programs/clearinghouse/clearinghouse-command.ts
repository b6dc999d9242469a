import { resolve } from 'node:path';
import { command } from '../command-line/command.ts';
import { CommandFailure } from '../command-line/command-failure.ts';
import { flag, number, text } from '../command-line/options.ts';
import { type Clock, realClock } from './clock.ts';

/** `clock`: how its days pass. */
export function clearinghouseCommand(clock: Clock = realClock) {
  return command({
    name: 'clearinghouse',
    summary: 'Plays a clearinghouse and its payers over a folder of X12 files',
    usage: '[--folder <folder>] [--speed 60] [--seed <n>] [--once] …',
    alsoAs: 'npm run clearinghouse',
    options,
    details,
    examples: [
      'npm run foyer -- clearinghouse',
      'npm run foyer -- clearinghouse --folder /tmp/edi --speed 600 --seed 42 --half-files',
    ],
    exitCodes: { 0: 'it was stopped, or answered what was there', 1: 'the folder could not be read or written' },
    run: async ({ options: { folder, speed, seed = null, once, ...faults } }, surroundings) => {
      const { runClearinghouse } = await import('./run-clearinghouse.ts');
      const place = resolve(folder || (await surroundings.config()).ediFolder);
      await runClearinghouse({ folder: place, isRoot: !folder, speed, seed, once, faults }, surroundings, clock).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === undefined || error.syscall === undefined) throw error;
          throw new CommandFailure(`The folder ${place} cannot be used (${error.code}); name another with --folder.`);
        },
      );
      return 0;
    },
  });
}

const options = {
  folder: text(
    '--folder <folder>',
    'The folder with out, in, done and refused; it is made. Default: each practice_…/clearinghouse_… below FOYER_EDI that has an out.',
  ),
  speed: number(
    '--speed <n>',
    'Days a minute, 0.0005 to 60000. Default: 60, a day lasts a second, and a claim is paid after 14 seconds.',
    { least: 0.0005, most: 60_000, isWhole: false, otherwise: 60 },
  ),
  seed: number(
    '--seed <n>',
    'A whole number: members without an ending of their own meet rejections, denials and delays by chance, the same for the same number. Default: their claims are all paid.',
    { least: 0, most: 2 ** 32 - 1, otherwise: undefined },
  ),
  once: flag(
    '--once',
    'Answers what is there, without waiting for its days, and ends. A file that is not whole is left for the next run.',
  ),
  halfFiles: flag('--half-files', 'Fault: half of a file comes a second before the rest.'),
  emptyFiles: flag('--empty-files', 'Fault: a file of 0 bytes comes before each answer.'),
  wrongCounts: flag('--wrong-counts', 'Fault: a copy with wrong counts comes before each answer.'),
  renamedFiles: flag('--renamed-files', 'Fault: a file gets another name right after it came.'),
};

const details = `Foyer writes files of claims (837P) and of questions (270, 276, 278) into out; the clearinghouse reads them, leaves them there, and puts its answers into in: \
TA1, 999, 277CA of its own and of the payer, 277, 835, 271 and 278. It knows nothing of Foyer but these files, and needs no server and no database.

The ending of a member id decides how a claim is answered: none is paid in 14 days, R562 is rejected by the clearinghouse, DENY197 is denied, and so on; \
docs/clearinghouse.md has them all. An ending is played once: a claim that is sent again is taken and paid.

Without --folder it plays a clearinghouse for each folder of FOYER_EDI that Foyer has put a file into, also for those that come while it runs.

Its memory is seen.jsonl and answers.jsonl in the folder: started again, it goes on where it was, and answers nothing twice. One clearinghouse may run over a folder.`;
