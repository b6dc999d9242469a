import { randomBytes } from 'node:crypto';
import { ExchangeProblem } from '../../../../../generated/models.ts';
import type { RemoteFolders } from './remote-folders.ts';
import { SftpFault } from './sftp-fault.ts';

interface Handed {
  /** Holds a part of the hash, so that another file never has it. */
  name: string;
  content: Buffer;
}

/**
 * Puts a file into the clearinghouse's folder. It has its name only once it is whole. A file of that name and size is the
 * receipt: it was handed over before.
 */
export async function putFile(server: RemoteFolders, folder: string, { name, content }: Handed): Promise<void> {
  const there = await server.find(folder, name);
  if (there && there.bytes !== content.length) throw otherFile(folder, name);
  if (!there) await upload(server, folder, { name, content });
  await removeParts(server, folder, name);
}

async function upload(server: RemoteFolders, folder: string, { name, content }: Handed): Promise<void> {
  // A name of its own: two nodes that hand over the same file write into no common one.
  const part = `${name}.${randomBytes(4).toString('hex')}.part`;
  await server.write(folder, part, content);
  const written = await server.find(folder, part);
  // A full disk may keep less than it was sent, without a word.
  if (written?.bytes !== content.length) throw cutOff(folder, name);
  await server.move({ folder, name: part }, { folder, name });
}

/** Left by processes that died. Where the server shows or removes nothing they stay: they have no name of a file. */
async function removeParts(server: RemoteFolders, folder: string, name: string): Promise<void> {
  const files = await server.list(folder).catch(noneWhereRefused);
  const parts = files.filter((file) => file.name.startsWith(`${name}.`) && file.name.endsWith('.part'));
  for (const part of parts) await server.remove(folder, part.name).catch(noneWhereRefused);
}

export function noneWhereRefused(error: unknown): never[] {
  if (error instanceof SftpFault && error.isOfOneFile) return [];
  throw error;
}

function otherFile(folder: string, name: string): SftpFault {
  return new SftpFault(
    ExchangeProblem.REFUSED_BY_SERVER,
    `Another file named ${name} lies in "${folder}" on the server; ask the clearinghouse to remove it.`,
    { folder },
  );
}

function cutOff(folder: string, name: string): SftpFault {
  return new SftpFault(
    ExchangeProblem.REFUSED_BY_SERVER,
    `The server kept less of ${name} in "${folder}" than it was sent; ask the clearinghouse for room on its disk.`,
    { folder },
  );
}
