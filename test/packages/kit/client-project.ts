import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../src/settings/project-root.ts';

const run = promisify(execFile);

/** A front end's project, with the packages of this repository and the client package as it is shipped. */
export interface ClientProject {
  folder: string;
  write(files: Record<string, string>): Promise<void>;
  read(file: string): Promise<string>;
  /** Runs a command of an installed package in the project; fails with all that it printed. */
  run(command: string, ...argv: string[]): Promise<string>;
}

const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    module: 'preserve',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['src'],
};

/** @param name Of a folder that is emptied first. */
export async function createProject(name: string, compilerOptions: object = {}): Promise<ClientProject> {
  const folder = join(projectRoot, 'test', 'packages', '.output', name);
  await rm(folder, { recursive: true, force: true });
  const write = async (files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  };
  const runIn = async (cwd: string, command: string, argv: readonly string[]) => {
    const { stdout } = await run(command, argv, { cwd }).catch((error) => {
      throw new Error(`${command} ${argv.join(' ')}: ${error.stdout}${error.stderr}`);
    });
    return stdout;
  };
  await write({
    'package.json': JSON.stringify({ name, private: true, type: 'module' }),
    'tsconfig.json': JSON.stringify({
      ...tsconfig,
      compilerOptions: { ...tsconfig.compilerOptions, ...compilerOptions },
    }),
  });
  await installClient(folder, runIn);
  return {
    folder,
    write,
    read: (file) => readFile(join(folder, file), 'utf8'),
    run: (command, ...argv) => runIn(folder, join(projectRoot, 'node_modules', '.bin', command), argv),
  };
}

/** The package by way of its tarball: a file that is not shipped is missing here too. */
async function installClient(
  folder: string,
  runIn: (cwd: string, command: string, argv: readonly string[]) => Promise<string>,
): Promise<void> {
  const place = join(folder, 'node_modules', '@foyer', 'client');
  await mkdir(place, { recursive: true });
  const source = join(projectRoot, 'packages', 'client');
  await runIn(source, 'npm', ['pack', '--silent', '--pack-destination', folder]);
  await runIn(folder, 'sh', [
    '-c',
    `tar --extract --file foyer-client-*.tgz --strip-components 1 --directory '${place}'`,
  ]);
}
