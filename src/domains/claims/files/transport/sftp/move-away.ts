import { EdiFileStatus } from '../../../../../generated/models.ts';
import type { EdiFileRow } from '../../edi-file.entity.ts';
import { lineOf } from '../../receive/examine-file.ts';
import { noneWhereRefused } from './put-file.ts';
import type { RemoteFile, RemoteFolders } from './remote-folders.ts';
import { SftpFault } from './sftp-fault.ts';
import type { SftpPlace } from './sftp-place.ts';

/**
 * Moves a file that is kept out of the folder of answers, where the server lets us, and overwrites nothing. False where
 * it stays.
 */
export async function moveAway(
  server: RemoteFolders,
  { inFolder, doneFolder, refusedFolder }: SftpPlace,
  { name }: RemoteFile,
  file: Pick<EdiFileRow, 'status' | 'sha256' | 'problems'>,
): Promise<boolean> {
  const isRefused = file.status === EdiFileStatus.REFUSED;
  const folder = isRefused ? refusedFolder : doneFolder;
  if (!folder) return false;
  try {
    const isTaken = (await server.find(folder, name)) !== null;
    const kept = isTaken ? `${file.sha256.slice(0, 12)}-${name}` : name;
    const move = async () => {
      if (isRefused) await server.write(folder, `${kept}.txt`, notesOf(file));
      await server.move({ folder: inFolder, name }, { folder, name: kept });
    };
    await move().catch(async (error: unknown) => {
      noneWhereRefused(error);
      await server.makeFolder(folder).catch(noneWhereRefused);
      await move();
    });
    return true;
  } catch (error) {
    if (error instanceof SftpFault && error.isOfOneFile) return false;
    throw error;
  }
}

function notesOf({ problems }: Pick<EdiFileRow, 'problems'>): Buffer {
  return Buffer.from(problems.map((problem) => `${lineOf(problem)}\n`).join(''));
}
