import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';
import type { SftpServer } from './sftp-server.ts';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

export interface SftpFaults {
  /** Operations that are refused, such as `/^RENAME in/`, and the status. */
  refuse?: { what: RegExp; as: 'PERMISSION_DENIED' | 'FAILURE' };
  /** The connection breaks off in place of such an operation, once. */
  vanish?: RegExp;
  /** No answer comes to such operations. */
  hang?: RegExp;
  /** After so many bytes a file takes no more, without a word. */
  keepsBytes?: number;
}

interface Served {
  folder: string;
  served: Pick<SftpServer, 'faults' | 'operations'>;
  connection: Connection;
}

type Handled = { file: FileHandle; path: string } | { entries: { name: string; stats: Stats }[] };

/** Answers the operations of one SFTP session from a folder. */
export function serveFolder(sftp: SFTPWrapper, { folder, served, connection }: Served): void {
  const handles = new Map<number, Handled>();
  connection.on('close', () => {
    for (const one of handles.values()) if ('file' in one) void one.file.close();
  });
  let last = 0;
  const keep = (id: number, handled: Handled) => {
    last += 1;
    handles.set(last, handled);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(last);
    sftp.handle(id, handle);
  };
  const at = (path: string) => join(folder, path);
  const held = (handle: Buffer) => handles.get(handle.readUInt32BE(0));
  /** Plays a fault or does the work; what the file system refuses is told as a server does. */
  const answer = (id: number, operation: string, work: () => Promise<void>) => {
    served.operations.push(operation);
    const { refuse, vanish, hang } = served.faults;
    if (vanish?.test(operation)) {
      delete served.faults.vanish;
      connection.end();
      return;
    }
    if (hang?.test(operation)) return;
    if (refuse?.what.test(operation)) return sftp.status(id, STATUS_CODE[refuse.as]);
    work().catch(({ code }: NodeJS.ErrnoException) => {
      const status = { ENOENT: 'NO_SUCH_FILE', EACCES: 'PERMISSION_DENIED' } as const;
      sftp.status(id, STATUS_CODE[status[code as keyof typeof status] ?? 'FAILURE']);
    });
  };
  const ok = (id: number) => sftp.status(id, STATUS_CODE.OK);
  sftp.on('REALPATH', (id, path) => sftp.name(id, [{ filename: path, longname: path, attrs: attrsOf() }]));
  sftp.on('STAT', (id, path) => answer(id, `STAT ${path}`, async () => sftp.attrs(id, attrsOf(await stat(at(path))))));
  sftp.on('LSTAT', (id, path) =>
    answer(id, `LSTAT ${path}`, async () => sftp.attrs(id, attrsOf(await lstat(at(path))))),
  );
  sftp.on('OPENDIR', (id, path) =>
    answer(id, `LIST ${path}`, async () => {
      const names = await readdir(at(path));
      const entries = await Promise.all(
        names.map(async (name) => ({ name, stats: await lstat(at(join(path, name))) })),
      );
      keep(id, { entries });
    }),
  );
  sftp.on('READDIR', (id, handle) => {
    const listed = held(handle);
    const entries = listed && 'entries' in listed ? listed.entries.splice(0, 100) : [];
    if (entries.length === 0) return sftp.status(id, STATUS_CODE.EOF);
    sftp.name(
      id,
      entries.map(({ name, stats }) => ({
        ...{ filename: name, attrs: attrsOf(stats) },
        longname: `${stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'l' : '-'}rw-r--r-- 1 foyer foyer ${name}`,
      })),
    );
  });
  sftp.on('OPEN', (id, path, flags) => {
    const isWrite = (flags & OPEN_MODE.WRITE) !== 0;
    const mode = isWrite ? constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC : constants.O_RDONLY;
    answer(id, `${isWrite ? 'WRITE' : 'READ'} ${path}`, async () =>
      keep(id, { file: await open(at(path), mode), path }),
    );
  });
  sftp.on('FSTAT', (id, handle) => {
    const opened = held(handle);
    if (!opened || !('file' in opened)) return sftp.status(id, STATUS_CODE.FAILURE);
    answer(id, `FSTAT ${opened.path}`, async () => sftp.attrs(id, attrsOf(await opened.file.stat())));
  });
  sftp.on('READ', (id, handle, offset, length) => {
    const opened = held(handle);
    if (!opened || !('file' in opened)) return sftp.status(id, STATUS_CODE.FAILURE);
    answer(id, `BYTES ${opened.path}`, async () => {
      const { bytesRead, buffer } = await opened.file.read(Buffer.alloc(length), 0, length, offset);
      if (bytesRead === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, buffer.subarray(0, bytesRead));
    });
  });
  sftp.on('WRITE', (id, handle, offset, data) => {
    const opened = held(handle);
    if (!opened || !('file' in opened)) return sftp.status(id, STATUS_CODE.FAILURE);
    answer(id, `PUT ${opened.path}`, async () => {
      const room = Math.max(0, (served.faults.keepsBytes ?? Number.POSITIVE_INFINITY) - offset);
      await opened.file.write(data, 0, Math.min(room, data.length), offset);
      ok(id);
    });
  });
  sftp.on('FSETSTAT', (id) => ok(id));
  sftp.on('CLOSE', (id, handle) => {
    const opened = held(handle);
    answer(id, 'CLOSE', async () => {
      handles.delete(handle.readUInt32BE(0));
      if (opened && 'file' in opened) await opened.file.close();
      ok(id);
    });
  });
  sftp.on('RENAME', (id, from, to) =>
    answer(id, `RENAME ${from} ${to}`, async () => {
      // As OpenSSH does: nothing is overwritten.
      if (await lstat(at(to)).catch(() => null)) return sftp.status(id, STATUS_CODE.FAILURE);
      await rename(at(from), at(to));
      ok(id);
    }),
  );
  sftp.on('REMOVE', (id, path) => answer(id, `REMOVE ${path}`, async () => unlink(at(path)).then(() => ok(id))));
  sftp.on('MKDIR', (id, path) => answer(id, `MKDIR ${path}`, async () => mkdir(at(path)).then(() => ok(id))));
}

function attrsOf(stats?: Stats) {
  const { mode = 0o40755, uid = 0, gid = 0, size = 0, atimeMs = 0, mtimeMs = 0 } = stats ?? {};
  return { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) };
}
