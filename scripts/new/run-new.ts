import { Command, CommanderError } from 'commander';
import { GeneratorFailure } from './failure.ts';
import { type Address, parseAddress } from './names.ts';
import { type Written, writeFiles } from './write-files.ts';

/** The files of one thing that was asked for. */
export type Template = (address: Address, root: string) => Promise<Written[]>;

interface Place {
  /** The project's folder. */
  root: string;
  out: { write(text: string): unknown };
  err: { write(text: string): unknown };
  /** Breaks long lines and sorts imports, as names are shorter or longer. */
  format: (paths: readonly string[]) => void;
}

/** The steps left to do, in this order. */
const next: Readonly<Record<'entity' | 'mutation', (path: string) => string>> = {
  entity: (test) => `
Next:
  npm run codegen && npm run types
  npm test -- ${test}
  npm run schema
  npm test -- test/database/schema-snapshot.test.ts test/access/permissions.test.ts -u
  git diff schema/served migrations/schema.snapshot.txt test/access/permissions.snapshot.txt
The office manager alone holds the new permissions: src/access/roles.ts gives them to others.
`,
  mutation: (test) => `
Next:
  npm run codegen && npm run types
  npm test -- ${test}
The test fails: its message says what to decide. Then:
  npm run schema
  npm test -- test/access/permissions.test.ts -u
  git diff schema/served test/access/permissions.snapshot.txt
`,
};

/** `npm run new -- entity supplies.lot`: asks nothing, writes files, says what is left to do; answers the exit code. */
export async function runNew(
  argv: readonly string[],
  templates: Readonly<Record<'entity' | 'mutation', Template>>,
  { root, out, err, format }: Place,
): Promise<number> {
  const generate = async (kind: 'entity' | 'mutation', written: string) => {
    const paths = await writeFiles(root, await templates[kind](parseAddress(written), root));
    format(paths);
    for (const path of paths) out.write(`${path}\n`);
    out.write(next[kind](paths.find((path) => path.startsWith('test/')) ?? ''));
  };
  const program = new Command('npm run new --')
    .description('Writes the files of a new entity or mutation.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  program
    .command('entity')
    .description('A listed, live entity with its table.')
    .argument('<name>', 'Domain and singular, such as supplies.lot.')
    .action((name: string) => generate('entity', name));
  program
    .command('mutation')
    .description('A write.')
    .argument('<name>', 'Domain, verb and noun, such as supplies.receiveStock.')
    .action((name: string) => generate('mutation', name));
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
