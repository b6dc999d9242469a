import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text as allOf } from 'node:stream/consumers';
import { CommandFailure } from '../command-line/command-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { UsageFailure } from '../command-line/usage-failure.ts';

/** The schema's limit for a first password. */
const fewest = 12;
const most = 200;

type Terminal = Pick<Surroundings, 'in' | 'err'>;

/**
 * A new password: all of standard input without its line's end, or asked for twice on a terminal without showing it.
 */
export async function readPassword({ in: input, err }: Terminal, isPiped: boolean): Promise<string> {
  if (isPiped) return checked((await allOf(input)).replace(/\r?\n$/, ''), '--password-stdin');
  if (!input.isTTY)
    throw new UsageFailure(
      'There is no terminal to ask for the password; send it to standard input and add --password-stdin.',
    );
  return askTwice({ in: input, err });
}

async function askTwice({ in: input, err }: Terminal): Promise<string> {
  // Line editing needs an output to echo to: this one drops everything.
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nothing, terminal: true });
  const typed = lines[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    err.write(question);
    const { done, value } = await typed.next();
    err.write('\n');
    if (done) throw new CommandFailure('Nothing was changed: no password was typed; run the command again.');
    return value;
  };
  try {
    const password = checked(await ask(`Password, ${fewest} to ${most} characters: `), 'It');
    if (password === (await ask('The same again: '))) return password;
    throw new CommandFailure('Nothing was changed: the two passwords differ; run the command again.');
  } finally {
    lines.close();
  }
}

function checked(password: string, origin: string): string {
  const length = [...password].length;
  if (length >= fewest && length <= most) return password;
  const subject = origin === 'It' ? 'The password' : `The password of ${origin}`;
  throw new UsageFailure(`${subject} has ${length} characters; it must have ${fewest} to ${most}.`);
}
