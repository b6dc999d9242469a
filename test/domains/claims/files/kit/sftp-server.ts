import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import ssh2, { type Connection, type ServerConfig } from 'ssh2';
import { fingerprintOf } from '../../../../../src/domains/claims/files/transport/sftp/connect.ts';
import { type SftpFaults, serveFolder } from './serve-folder.ts';

const { Server, utils } = ssh2;

export interface SftpServer {
  port: number;
  /** The fingerprint of its key. */
  hostKey: string;
  password: string;
  /** Faults to play; a test sets and clears them. */
  faults: SftpFaults;
  /** How often somebody signed in. */
  signIns: number;
  /** Each operation that changes or reads a file, such as `RENAME out/a.part`. */
  operations: string[];
  stop(): Promise<void>;
}

/** A private key as OpenSSH servers have it. */
export function newHostKey(): { privateKey: string; fingerprint: string } {
  const { private: privateKey } = utils.generateKeyPairSync('ed25519');
  const parsed = utils.parseKey(privateKey);
  if (parsed instanceof Error || Array.isArray(parsed)) throw new Error('The key of the test cannot be read.');
  return { privateKey, fingerprint: fingerprintOf(parsed.getPublicSSH()) };
}

interface Options {
  /** The folder that users see as theirs. */
  folder: string;
  key?: ReturnType<typeof newHostKey>;
  /** 0 takes any free port. */
  port?: number;
  /** The public key that signs in, beside the password. */
  userKey?: Buffer;
}

/** An SFTP server on this machine over a real folder, for user `foyer`. */
export async function startSftpServer({ folder, key = newHostKey(), port = 0, userKey }: Options): Promise<SftpServer> {
  const open = new Set<Connection>();
  const served: SftpServer = {
    ...{ port, hostKey: key.fingerprint, password: 'right horse', faults: {}, signIns: 0, operations: [] },
    stop: async () => {
      for (const connection of open) connection.end();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
  const config: ServerConfig = { hostKeys: [key.privateKey] };
  const server = new Server(config, (connection) => {
    open.add(connection);
    connection.on('error', () => {});
    connection.on('close', () => open.delete(connection));
    connection.on('authentication', (asked) => {
      const isKnown =
        (asked.method === 'password' && asked.password === served.password) ||
        (asked.method === 'publickey' && userKey !== undefined && asked.key.data.equals(userKey));
      if (asked.username !== 'foyer' || !isKnown) return asked.reject(['password', 'publickey']);
      asked.accept();
    });
    connection.on('ready', () => {
      served.signIns += 1;
      connection.on('session', (accept) => {
        accept().on('sftp', (acceptSftp) => serveFolder(acceptSftp(), { folder, served, connection }));
      });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  served.port = (server.address() as AddressInfo).port;
  return served;
}
