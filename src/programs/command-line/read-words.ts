import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command as Commander } from 'commander';
import { projectRoot } from '../../settings/project-root.ts';
import type { Command } from './command.ts';
import type { Surroundings } from './surroundings.ts';
import { addCommand, programName, quietCommander } from './to-commander.ts';

/** The topics of the nouns with several verbs. */
const nounSummaries: Readonly<Record<string, string>> = {
  account: 'Lets people in who lost their password',
  audit: 'Reads who saw and did what',
  import: 'Brings in the records of another system, or a set of codes',
  practice: 'Makes and lists practices',
};

/** Finds the command that the words name and runs it; answers its exit code. Throws commander's errors. */
export async function readWords(
  words: readonly string[],
  commands: readonly Command[],
  surroundings: Surroundings,
): Promise<number> {
  const program = buildProgram(commands, surroundings);
  await program.commander.parseAsync([...words], { from: 'user' });
  return program.exitCode();
}

function buildProgram(commands: readonly Command[], surroundings: Surroundings) {
  let exitCode = 0;
  const commander = quietCommander(programName)
    .usage('<command>')
    .description('Foyer, the live backend of a medical office: its server and the commands beside it.')
    .version(version(), '--version', 'Shows the version.')
    .helpOption('--help', 'Shows this; after a command, what it takes.')
    .configureOutput({ writeOut: (text) => surroundings.out.write(text), writeErr: () => {} });
  const nouns = new Map<string, Commander>([['', commander]]);
  for (const { name } of commands) {
    const [noun = '', verb] = name.split(' ');
    if (verb === undefined || nouns.has(noun)) continue;
    const summary = nounSummaries[noun] ?? '';
    const own = commander.command(noun).summary(summary).description(`${summary}.`).usage('<command>');
    nouns.set(noun, own.helpOption('--help', 'Shows this.').helpCommand(false));
  }
  const ran = (code: number) => {
    exitCode = code;
  };
  for (const command of commands) addCommand(nouns, command, { surroundings, ran });
  return { commander, exitCode: () => exitCode };
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}
