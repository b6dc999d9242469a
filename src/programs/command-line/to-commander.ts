import { Command as Commander, Option as CommanderOption, Help } from 'commander';
import type { Command } from './command.ts';
import type { Surroundings } from './surroundings.ts';
import { UsageFailure } from './usage-failure.ts';

export const programName = 'npm run foyer --';
const helpWidth = 100;

/** Runs one command; `ran` gets its exit code. */
interface Run {
  surroundings: Surroundings;
  ran(exitCode: number): void;
}

/** Adds a command below its noun's, or below the program when it has no verb. */
export function addCommand(nouns: ReadonlyMap<string, Commander>, command: Command, run: Run): void {
  const [noun = '', verb] = command.name.split(' ');
  const parent = nouns.get(verb === undefined ? '' : noun);
  const own = parent?.command(verb ?? noun).summary(command.summary);
  if (!own) throw new Error(`The command ${command.name} has no parent.`);
  own.description(`${command.summary}.`).usage(usageOf(command)).allowExcessArguments(true);
  const operands = Object.entries(command.operands ?? {});
  for (const [index, [name, about]] of operands.entries())
    own.argument(command.isRepeatable && index === operands.length - 1 ? `[${name}...]` : `[${name}]`, about);
  for (const { flags, about, isHidden } of Object.values(command.options))
    own.addOption(new CommanderOption(flags, about).hideHelp(isHidden === true));
  own.helpOption('--help', 'Shows this.').addHelpText('after', afterOptions(command));
  own.action(async () => {
    const excess = command.isRepeatable ? undefined : own.args[operands.length];
    if (excess !== undefined) throw new UsageFailure(misuseOf(command, `"${excess}" is one argument too many`));
    run.ran(await command.run({ operands: own.args, written: own.opts() }, run.surroundings));
  });
}

/** The fault of a command line, as a sentence with the way out. */
export function misuseOf(command: Pick<Command, 'name' | 'misuse'>, wrong: string): string {
  if (command.misuse) return command.misuse(wrong);
  const help = [programName, ...(command.name ? [command.name] : []), '--help'].join(' ');
  return `${wrong}; ${help} shows what can be written.`;
}

function usageOf({ usage, alsoAs }: Command): string {
  if (!alsoAs) return usage;
  const written = alsoAs.includes(' -- ') || !usage ? alsoAs : `${alsoAs} --`;
  return `${usage}\n       ${written}${usage && ` ${usage}`}`;
}

function afterOptions({ details, examples, exitCodes, misuseCode = 2 }: Command): string {
  const misuse = exitCodes[misuseCode] ? {} : { [misuseCode]: 'the command line is not understood' };
  const codes = Object.entries({ ...exitCodes, ...misuse }).map(([code, meaning]) => `${code} ${meaning}`);
  const paragraphs = [
    ...(details ? [details] : []),
    `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}`,
    `Exit code: ${codes.join('; ')}.`,
  ];
  const help = new Help();
  return `\n${paragraphs.map((text) => (text.startsWith('Examples') ? text : help.boxWrap(text, helpWidth))).join('\n\n')}`;
}

/** A commander that writes nothing itself and throws instead of ending the process. */
export function quietCommander(name?: string): Commander {
  return new Commander(name)
    .exitOverride()
    .configureHelp({ helpWidth, subcommandTerm: (command) => command.name() })
    .configureOutput({ writeErr: () => {} })
    .helpCommand(false);
}
