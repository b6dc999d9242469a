import { Command, CommanderError } from 'commander';
import { GeneratorFailure } from './failure.ts';
import { type Address, parseAddress } from './names.ts';
import { type NewFile, writeFiles } from './write-files.ts';

/** The files of one thing that was asked for. */
export type Template = (address: Address, root: string) => Promise<NewFile[]>;

interface Place {
  /** The project's folder. */
  root: string;
  out: { write(text: string): unknown };
  err: { write(text: string): unknown };
}

/** `npm run new -- entity supplies.lot`: asks nothing, writes files, says what is left to do; answers the exit code. */
export async function runNew(
  argv: readonly string[],
  templates: Readonly<Record<'entity' | 'mutation', Template>>,
  { root, out, err }: Place,
): Promise<number> {
  const generate = async (template: Template, written: string) => {
    const paths = await writeFiles(root, await template(parseAddress(written), root));
    for (const path of paths) out.write(`${path}\n`);
  };
  const program = new Command('npm run new --')
    .description('Writes the files of a new entity or mutation.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  program
    .command('entity')
    .description('A listed, live entity with its table.')
    .argument('<name>', 'Domain and singular, such as supplies.lot.')
    .action((name: string) => generate(templates.entity, name));
  program
    .command('mutation')
    .description('A write.')
    .argument('<name>', 'Domain, verb and noun, such as supplies.receiveStock.')
    .action((name: string) => generate(templates.mutation, name));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof GeneratorFailure)) throw error;
    err.write(`${error.message}\n`);
    return 1;
  }
}
