import type SftpClient from 'ssh2-sftp-client';
import { refusedBy, SftpFault } from './sftp-fault.ts';
import { pathIn } from './sftp-place.ts';

export interface RemoteFile {
  name: string;
  bytes: number;
  modifiedAt: Date;
}

/** The work in the folders of a server. A refusal is an `SftpFault`. */
export interface RemoteFolders {
  isFolder(folder: string): Promise<boolean>;
  /** Files alone: never through a link, which could lead anywhere. */
  list(folder: string): Promise<RemoteFile[]>;
  /** Null where there is no such file. */
  find(folder: string, name: string): Promise<RemoteFile | null>;
  /** Its first bytes, at most so many. */
  read(folder: string, name: string, mostBytes: number): Promise<Buffer>;
  write(folder: string, name: string, content: Buffer): Promise<void>;
  move(from: RemotePath, to: RemotePath): Promise<void>;
  remove(folder: string, name: string): Promise<void>;
  makeFolder(folder: string): Promise<void>;
}

export interface RemotePath {
  folder: string;
  name: string;
}

/** The end of a connection, and the fault that it is. */
export interface Lost {
  /** Fails when the connection ends. */
  ended: Promise<never>;
  fault: SftpFault;
}

export function remoteFolders(client: SftpClient, lost: Lost): RemoteFolders {
  const run = async <Result>(doing: string, folder: string, operation: () => Promise<Result>): Promise<Result> => {
    try {
      return await Promise.race([operation(), lost.ended]);
    } catch (error) {
      if (error instanceof SftpFault) throw error;
      throw isAnswer(error) ? refusedBy(error, doing, folder) : lost.fault;
    }
  };
  const find: RemoteFolders['find'] = (folder, name) =>
    run('look', folder, async () => {
      const path = pathIn(folder, name);
      if ((await client.exists(path)) !== '-') return null;
      const { size, modifyTime } = await client.stat(path);
      return { name, bytes: size, modifiedAt: new Date(modifyTime) };
    });
  return {
    find,
    isFolder: (folder) => run('look', folder, async () => (await client.stat(folder)).isDirectory),
    list: (folder) =>
      run('list files', folder, async () => {
        const entries = await client.list(folder);
        return entries
          .filter(({ type, name }) => type !== 'd' && type !== 'l' && isPlainName(name))
          .map(({ name, size, modifyTime }) => ({ name, bytes: size, modifiedAt: new Date(modifyTime) }));
      }),
    read: (folder, name, mostBytes) =>
      run('read', folder, async () => {
        const pieces: Buffer[] = [];
        const stream = client.createReadStream(pathIn(folder, name), { end: mostBytes - 1 });
        // It closes itself after its end; a connection that is lost meanwhile would be an error without a listener.
        stream.on('error', () => {});
        for await (const piece of stream) pieces.push(piece as Buffer);
        return Buffer.concat(pieces);
      }),
    write: (folder, name, content) =>
      run('write', folder, async () => void (await client.put(content, pathIn(folder, name)))),
    move: (from, to) =>
      run('move a file', to.folder, async () => {
        await client.rename(pathIn(from.folder, from.name), pathIn(to.folder, to.name));
      }),
    remove: (folder, name) => run('remove', folder, async () => void (await client.delete(pathIn(folder, name)))),
    makeFolder: (folder) => run('make a folder', folder, async () => void (await client.mkdir(folder))),
  };
}

/** A name that the server says and that stays within its folder. */
function isPlainName(name: string): boolean {
  return name !== '' && name.length <= 255 && !/[/\\\p{Cc}]/u.test(name) && !/^\.+$/.test(name);
}

/** Whether the server itself answered: with a status of SFTP, which the library sometimes calls by another name. */
function isAnswer(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' || code === 'ENOENT' || code === 'ERR_BAD_PATH';
}
