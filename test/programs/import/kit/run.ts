import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { Writable } from 'node:stream';
import { runImport } from '../../../../src/programs/import/run-import.ts';
import type { TestDatabase } from '../../../kit/test-database.ts';

/** A small export with rows of every kind of fault. */
export const fixture = fileURLToPath(new URL('../fixture', import.meta.url));

export interface Ran {
  exitCode: number;
  /** What was written to standard output. */
  out: string;
  /** The lines of standard error. */
  told: string[];
}

interface Options {
  signal?: AbortSignal;
  /** Sees standard output as it comes. */
  watch?: (text: string) => void;
  isTerminal?: boolean;
}

type Urls = Pick<TestDatabase, 'ownerUrl' | 'appUrl'>;

/** Runs the command as it would run in a shell, on a test's database. */
export async function run(
  database: Urls,
  argv: readonly string[],
  { signal = new AbortController().signal, watch = () => {}, isTerminal = false }: Options = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const console = {
    out: textStream((text) => {
      out += text;
      watch(text);
    }),
    err: Object.assign(
      textStream((text) => {
        err += text;
      }),
      { isTTY: isTerminal, columns: 100 },
    ),
  };
  const env = { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl };
  const exitCode = await runImport(argv, { env, console, signal });
  return { exitCode, out, told: err.split('\n').filter((line) => line !== '') };
}

function textStream(write: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      write(String(chunk));
      done();
    },
  });
}
