import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type SftpClient from 'ssh2-sftp-client';
import { ExchangeProblem } from '../../../../../generated/models.ts';
import { type Lost, type RemoteFolders, remoteFolders } from './remote-folders.ts';
import type { ServerSecret } from './server-secret.ts';
import { SftpFault } from './sftp-fault.ts';
import type { SftpPlace } from './sftp-place.ts';

export interface Patience {
  /** How long the server may send nothing, in milliseconds. */
  idleMs: number;
  /** How long a connection may last. */
  longestMs: number;
}

const goodbyeMs = 1_000;

export const usualPatience: Patience = { idleMs: 30_000, longestMs: 600_000 };

/** Signs in to a server of files, works there, and leaves. A server that hangs or vanishes ends the work with a fault. */
export async function withServer<Result>(
  place: SftpPlace,
  secret: ServerSecret,
  { idleMs, longestMs }: Patience,
  work: (server: RemoteFolders) => Promise<Result>,
): Promise<Result> {
  const socket = await reach(place, idleMs);
  const end = setTimeout(() => socket.destroy(), longestMs);
  try {
    const client = await openClient();
    const lost = whenLost(client, place, idleMs);
    await signIn(client, socket, { place, secret, idleMs });
    const result = await work(remoteFolders(client, lost));
    // A server that does not say goodbye is left all the same.
    await Promise.race([client.end(), wait(goodbyeMs)]).catch(() => {});
    return result;
  } finally {
    clearTimeout(end);
    socket.destroy();
  }
}

/** The library is loaded by those who need it. Its events are heard below, and not written to the console. */
async function openClient(): Promise<SftpClient> {
  const { default: Client } = await import('ssh2-sftp-client');
  return new Client('foyer', { error: () => {}, end: () => {}, close: () => {} });
}

/** Operations that the library leaves open end with the connection. */
function whenLost(client: SftpClient, { host, port }: SftpPlace, idleMs: number): Lost {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  ended.catch(() => {});
  const fault = new SftpFault(
    ExchangeProblem.CONNECTION_LOST,
    `The connection to ${host}:${port} was lost, or its server sent nothing for ${idleMs / 1000} seconds; it is tried again.`,
  );
  client.on('close', () => reject(fault));
  return { ended, fault };
}

async function reach({ host, port }: SftpPlace, idleMs: number): Promise<Socket> {
  const socket = connect({ host, port });
  // An operation that waits for an answer waits for bytes: one clock for all of them.
  socket.setTimeout(idleMs, () => socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    socket.destroy();
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new SftpFault(
      ExchangeProblem.HOST_UNREACHABLE,
      `${host}:${port} cannot be reached (${reason}); correct host and port, or let connections through to it.`,
    );
  }
}

interface SignIn {
  place: SftpPlace;
  secret: ServerSecret;
  idleMs: number;
}

async function signIn(client: SftpClient, sock: Socket, { place, secret, idleMs }: SignIn): Promise<void> {
  let presentedKey: string | undefined;
  let level: string | undefined;
  client.on('error', (error: Error & { level?: string }) => {
    level ??= error.level;
  });
  // Servers that take no passwords as such ask for them.
  const answer = 'password' in secret ? secret.password : '';
  client.on('keyboard-interactive', (...asked: unknown[]) => {
    const [prompts, finish] = [asked.at(-2), asked.at(-1)] as [unknown[], (answers: string[]) => void];
    finish(prompts.map(() => answer));
  });
  const { user: username, hostKey } = place;
  const hostVerifier = (key: Buffer) => {
    presentedKey = fingerprintOf(key);
    return isSame(presentedKey, hostKey);
  };
  const tryKeyboard = answer !== '';
  try {
    await client.connect({ sock, username, ...secret, tryKeyboard, hostVerifier, readyTimeout: idleMs });
  } catch (error) {
    if (presentedKey && !isSame(presentedKey, hostKey)) throw hostKeyChanged(place, presentedKey);
    if (level === 'client-authentication') throw signInRefused(place);
    if (/privateKey/.test(String(error))) throw keyUnreadable();
    throw noSftp(place);
  }
}

/** As OpenSSH prints it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

function isSame(presented: string, pinned: string): boolean {
  const [one, other] = [Buffer.from(presented), Buffer.from(pinned)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function hostKeyChanged({ host, hostKey }: SftpPlace, presentedKey: string): SftpFault {
  return new SftpFault(
    ExchangeProblem.HOST_KEY_CHANGED,
    `${host} presented the key ${presentedKey} and not ${hostKey}; nothing was sent. Ask the clearinghouse for its key, and change sftp.hostKey only if they name this one.`,
    { presentedKey },
  );
}

function signInRefused({ host, user }: SftpPlace): SftpFault {
  return new SftpFault(
    ExchangeProblem.SIGN_IN_REFUSED,
    `${host} refused user "${user}" with the secret of this machine; correct the user, or replace the file in FOYER_SECRETS.`,
  );
}

function keyUnreadable(): SftpFault {
  return new SftpFault(
    ExchangeProblem.SECRET_MISSING,
    'The private key in FOYER_SECRETS cannot be read; it is an OpenSSH or PEM key, and its passphrase is in the file .passphrase beside it.',
  );
}

function noSftp({ host, port }: SftpPlace): SftpFault {
  return new SftpFault(
    ExchangeProblem.CONNECTION_LOST,
    `${host}:${port} answers, but no SFTP session began; check the port, and ask the clearinghouse whether SFTP is open for this user.`,
  );
}
