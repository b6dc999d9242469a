import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A process of its own, so that it shares its processor time and its heap with no other. */
export interface Program extends AsyncDisposable {
  ask<Answer>(name: string, input?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

interface Message {
  isReady?: true;
  number?: number;
  answer?: unknown;
  failure?: string;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const patienceMs = 240_000;

/** Starts `<file>.program.ts`, named from the asking module, and waits until it can be asked. */
export async function startProgram(
  from: ImportMeta,
  file: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<Program> {
  const path = fileURLToPath(new URL(`${file}.program${extname(from.filename)}`, from.url));
  const child = fork(path, args, { execArgv: [...execArgv] });
  const waiting = new Map<number, Waiting>();
  const ready = Promise.withResolvers<void>();
  child.on('message', (message: Message) => (message.isReady ? ready.resolve() : settle(waiting, message)));
  child.once('exit', (code, signal) => {
    const ended = new Error(`${file} ended (${code ?? signal}).`);
    ready.reject(ended);
    for (const { reject } of waiting.values()) reject(ended);
  });
  await ready.promise;
  let asked = 0;
  const ask = async <Answer>(name: string, input: unknown = null): Promise<Answer> => {
    asked += 1;
    const number = asked;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(number, { resolve, reject });
    const timer = setTimeout(() => reject(new Error(`${file} did not answer ${name} in time.`)), patienceMs);
    child.send({ number, name, input }, (error) => error && reject(error));
    return (await promise.finally(() => clearTimeout(timer))) as Answer;
  };
  const stop = () => end(child);
  return { ask, stop, [Symbol.asyncDispose]: stop };
}

function settle(waiting: Map<number, Waiting>, { number, answer, failure }: Message): void {
  const requester = waiting.get(number ?? 0);
  waiting.delete(number ?? 0);
  if (failure === undefined) requester?.resolve(answer);
  else requester?.reject(new Error(failure));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
