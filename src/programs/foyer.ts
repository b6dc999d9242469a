import { CommanderError } from 'commander';
import { StartFailure } from '../settings/start-failure.ts';
import type { Command } from './command-line/command.ts';
import { CommandFailure } from './command-line/command-failure.ts';
import { readWords } from './command-line/read-words.ts';
import type { Surroundings } from './command-line/surroundings.ts';
import { misuseOf } from './command-line/to-commander.ts';
import { UsageFailure } from './command-line/usage-failure.ts';
import { commands } from './commands.ts';

const failed = 1;
const misused = 2;

/** The `foyer` command line: answers the exit code. Without any word it is `start`. */
export async function runFoyer(
  argv: readonly string[],
  surroundings: Surroundings,
  known: readonly Command[] = commands,
): Promise<number> {
  const words = argv.length === 0 ? ['start'] : argv;
  const named = known.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  const ofNoun = known.find(({ name }) => name.split(' ')[0] === words[0]);
  const misuseCode = (named ?? ofNoun)?.misuseCode ?? misused;
  try {
    return await readWords(words, known, surroundings);
  } catch (error) {
    if (error instanceof StartFailure || error instanceof CommandFailure) return report(error.message, failed);
    if (error instanceof UsageFailure) return report(error.message, misuseCode);
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    return report(misuseOf(named ?? { name: ofNoun ? String(words[0]) : '' }, wrongIn(error)), misuseCode);
  }

  function report(sentence: string, exitCode: number): number {
    surroundings.err.write(`${sentence}\n`);
    return exitCode;
  }
}

/** Commander's `error: unknown option '--node'\n(Did you mean --nodes?)` as the beginning of a sentence. */
function wrongIn({ message, code }: CommanderError): string {
  if (code === 'commander.help') return 'A word is missing';
  const [what = '', nearest] = message
    .replace(/^error: /, '')
    .replace('argument missing', 'has no value')
    .split('\n');
  const suggestion = nearest ? ` ${nearest.replace('(Did', '(did')}` : '';
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${suggestion}`;
}
