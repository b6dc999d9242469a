import 'reflect-metadata';
import { PassThrough, Writable } from 'node:stream';
import type { Command } from '../../../../src/programs/command-line/command.ts';
import { runFoyer } from '../../../../src/programs/foyer.ts';
import { readConfig } from '../../../../src/settings/config.ts';

export interface Ran {
  exitCode: number;
  /** Standard output. */
  out: string;
  /** The lines of standard error. */
  told: string[];
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  /** The text on standard input. */
  input?: string;
  /** Default: no terminal. */
  isTerminal?: boolean;
  /** Sees standard output as it comes. */
  watch?: (text: string) => void;
  commands?: readonly Command[];
}

/** Runs a command line of `foyer` as it would run in a shell, with nothing of this process's own environment. */
export async function runCommand(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, signal = new AbortController().signal, isTerminal = false, watch = () => {} } = options;
  const said = { out: '', err: '' };
  const out = textStream((text) => {
    said.out += text;
    watch(text);
  });
  const err = textStream((text) => {
    said.err += text;
  });
  const input = Object.assign(new PassThrough(), { isTTY: isTerminal });
  input.end(options.input);
  const surroundings = {
    in: input,
    out: Object.assign(out, { isTTY: isTerminal }),
    err: Object.assign(err, { isTTY: isTerminal, columns: 100 }),
    config: async () => readConfig(env),
    stopSignal: () => signal,
    program: [],
  };
  const exitCode = await runFoyer(argv, surroundings, options.commands);
  return { exitCode, out: said.out, told: said.err.split('\n').filter((line) => line !== '') };
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
