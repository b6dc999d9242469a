import { expect, test } from 'vitest';
import { command } from '../../../src/programs/command-line/command.ts';
import { CommandFailure } from '../../../src/programs/command-line/command-failure.ts';
import { flag, text } from '../../../src/programs/command-line/options.ts';
import { runCommand } from './kit/run-command.ts';

const founding = ['--name', 'Elm', '--manager-name', 'Mona', '--manager-email', 'm@example.org'];

test.each([
  [['strat'], "Unknown command 'strat' (did you mean start?); npm run foyer -- --help shows what can be written."],
  [
    ['--verison'],
    "Unknown option '--verison' (did you mean --version?); npm run foyer -- --help shows what can be written.",
  ],
  [
    ['practice', 'creat'],
    "Unknown command 'creat' (did you mean create?); npm run foyer -- practice --help shows what can be written.",
  ],
  [['practice'], 'A word is missing; npm run foyer -- practice --help shows what can be written.'],
  [['start', 'now'], '"now" is one argument too many; npm run foyer -- start --help shows what can be written.'],
  [
    ['practice', 'create', '--nmae', 'Elm'],
    "Unknown option '--nmae' (did you mean --name?); npm run foyer -- practice create --help shows what can be written.",
  ],
  [
    ['practice', 'create', '--name'],
    "Option '--name <name>' has no value; npm run foyer -- practice create --help shows what can be written.",
  ],
  [['practice', 'create'], '--name is missing; an example is --name "Elm Street Family Practice".'],
  [
    ['practice', 'create', '--name', ' '],
    '--name is " "; it must be 1 to 120 characters long, such as "Elm Street Family Practice".',
  ],
  [
    ['practice', 'create', ...founding, '--time-zone', 'Salem'],
    '--time-zone is "Salem"; it must be an IANA time zone, such as America/Argentina/Salta, America/Belem.',
  ],
  [
    ['practice', 'create', ...founding, '--time-zone', 'UTC', '--manager-email', 'mona'],
    '--manager-email is "mona"; it must be an address such as manager@example.org.',
  ],
  [
    ['practice', 'create', ...founding, '--time-zone', 'UTC'],
    'There is no terminal to ask for the password; send it to standard input and add --password-stdin.',
  ],
  [['audit', 'list'], '--practice is missing; an example is --practice practice_01k9vd3m5sf7wtrc3f8s4y6h2e.'],
  [
    ['audit', 'list', '--practice', 'site_01k9vd3m5sf7wtrc3f8s4y6h2e'],
    `--practice is "site_01k9vd3m5sf7wtrc3f8s4y6h2e"; it must be a practice's id such as practice_01k9vd3m5sf7wtrc3f8s4y6h2e.`,
  ],
  [
    ['audit', 'list', '--practice', 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e', '--from', '2026-02-30'],
    '--from is "2026-02-30"; it must be a day such as 2026-11-21 or an instant such as 2026-11-21T08:30:00Z.',
  ],
  [
    ['audit', 'list', '--practice', 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e', '--format', 'xml'],
    '--format is "xml"; it must be one of csv, json.',
  ],
])('the command line %j is refused with one sentence, exit code 2', async (argv, sentence) => {
  expect(await runCommand(argv)).toEqual({ exitCode: 2, out: '', told: [sentence] });
});

test('the version is that of the package', async () => {
  expect(await runCommand(['--version'])).toEqual({
    exitCode: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    told: [],
  });
});

const greet = command({
  name: 'start',
  summary: 'Greets',
  usage: '[--loud] [--name <name>]',
  options: { isLoud: flag('--loud', 'Loudly.'), name: text('--name <name>', 'Whom.') },
  examples: [],
  exitCodes: {},
  run: async ({ options: { isLoud, name } }, { out }) => {
    if (name === 'nobody') throw new CommandFailure('There is nobody; name somebody.');
    out.write(`${isLoud ? 'HELLO' : 'hello'} ${name}`);
    return 3;
  },
});

test('a command gets its options by their names, and its exit code is that of the program', async () => {
  const ran = await runCommand(['start', '--loud', '--name', 'Ann'], { commands: [greet] });
  expect(ran).toEqual({ exitCode: 3, out: 'HELLO Ann', told: [] });
});

test('without any word the program is start', async () => {
  expect(await runCommand([], { commands: [greet] })).toMatchObject({ exitCode: 3, out: 'hello undefined' });
});

test('a command that cannot do its work ends with a sentence and exit code 1', async () => {
  const ran = await runCommand(['start', '--name', 'nobody'], { commands: [greet] });
  expect(ran).toEqual({ exitCode: 1, out: '', told: ['There is nobody; name somebody.'] });
});
