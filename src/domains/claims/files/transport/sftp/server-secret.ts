import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toTypeId } from '../../../../../contract/type-id.ts';
import { ExchangeProblem } from '../../../../../generated/models.ts';
import { ignoreMissing } from '../hand-over.ts';
import { SftpFault } from './sftp-fault.ts';

/** The proof that Foyer is the user: a password or a private key. */
export type ServerSecret = { password: string } | { privateKey: string; passphrase?: string };

/** A larger file is no secret. */
const mostCharacters = 64 * 1024;

/**
 * The name of a secret's file before its ending. It holds the host, so that a person who may change the clearinghouse
 * cannot have its password sent to another one. The form of hosts keeps it from leaving the folder.
 */
export function secretName(clearinghouseId: string, host: string): string {
  return `${toTypeId('Clearinghouse', clearinghouseId)}@${host.toLowerCase()}`;
}

/** Read at each connection, so that a new secret counts at once. */
export async function readServerSecret(folder: string, clearinghouseId: string, host: string): Promise<ServerSecret> {
  const name = secretName(clearinghouseId, host);
  const [privateKey, passphrase, password] = await Promise.all(
    ['key', 'passphrase', 'password'].map((ending) => readSecret(folder, `${name}.${ending}`)),
  );
  if (privateKey) return { privateKey: `${privateKey}\n`, ...(passphrase && { passphrase }) };
  if (password) return { password };
  throw new SftpFault(
    ExchangeProblem.SECRET_MISSING,
    `No secret for the server is on this machine; put the password into ${name}.password, or the private key into ${name}.key, in the folder FOYER_SECRETS.`,
  );
}

async function readSecret(folder: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ignoreMissing(error);
    throw secretUnreadable(name, error.code);
  });
  if (text && text.length > mostCharacters) throw secretUnreadable(name, 'too large');
  // Editors end a file with a line break.
  return text?.replace(/[\r\n]+$/, '');
}

function secretUnreadable(name: string, reason = 'unknown'): SftpFault {
  return new SftpFault(
    ExchangeProblem.SECRET_MISSING,
    `The secret ${name} in the folder FOYER_SECRETS cannot be read (${reason}); let the user of the server read it, and nobody else.`,
  );
}
