import { Option as CommanderOption } from 'commander';
import type { Option, Written } from './options.ts';
import type { Surroundings } from './surroundings.ts';

type OptionTable = Readonly<Record<string, Option<unknown>>>;

type Values<Options extends OptionTable> = {
  [Name in keyof Options]: Options[Name] extends Option<infer Value> ? Value : never;
};

/** Everything of a command that its help shows. */
interface Described {
  /** A noun, or a noun and a verb: `cluster`, `practice create`. */
  name: string;
  /** One line, shown beside the name in the list of commands. */
  summary: string;
  /** The words that follow the name, such as `synthea <folder> [--practice <id>]`. */
  usage: string;
  /** An npm script that runs it with the same words, such as `npm run simulate`, or `npm run import -- synthea`. */
  alsoAs?: string;
  /** Words that are no options, each with its meaning. The command line may have no more of them. */
  operands?: Readonly<Record<string, string>>;
  /** The last operand may be repeated. */
  isRepeatable?: boolean;
  /** Paragraphs after the options. */
  details?: string;
  /** Whole command lines that work as they stand. */
  examples: readonly string[];
  exitCodes: Readonly<Record<number, string>>;
  /** Exit code of a command line that is not understood. Default 2. */
  misuseCode?: number;
  /** The sentence about a command line that is not understood. Default: the fault, and where the help is. */
  misuse?(wrong: string): string;
}

interface Definition<Options extends OptionTable> extends Described {
  options: Options;
  /** Answers the exit code. */
  run(given: { operands: readonly string[]; options: Values<Options> }, surroundings: Surroundings): Promise<number>;
}

export interface Command extends Described {
  options: OptionTable;
  /** Reads the options by their names as commander has them, and runs; answers the exit code. */
  run(
    given: { operands: readonly string[]; written: Readonly<Record<string, Written>> },
    surroundings: Surroundings,
  ): Promise<number>;
}

/** A command of `npm run foyer --`. Its file stands beside what it runs, and `commands.ts` lists it. */
export function command<Options extends OptionTable>(definition: Definition<Options>): Command {
  return {
    ...definition,
    run: ({ operands, written }, surroundings) => {
      const values = Object.entries(definition.options).map(([name, option]) => [name, readOption(option, written)]);
      return definition.run({ operands, options: Object.fromEntries(values) as Values<Options> }, surroundings);
    },
  };
}

function readOption(option: Option<unknown>, written: Readonly<Record<string, Written>>): unknown {
  const { flags, about } = option;
  return option.read(written[new CommanderOption(flags, about).attributeName()]);
}
