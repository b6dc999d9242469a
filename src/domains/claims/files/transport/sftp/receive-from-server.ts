import { setTimeout } from 'node:timers/promises';
import type { WritingNeeds } from '../../../../../jobs/write-as-job.ts';
import { hasEnd, isPart, mostBytes } from '../../receive/arrivals.ts';
import { keepArrival } from '../../receive/receive-arrival.ts';
import type { EdiPlace } from '../edi-folder.ts';
import type { Lease } from './exchange-lease.ts';
import { moveAway } from './move-away.ts';
import type { RemoteFile, RemoteFolders } from './remote-folders.ts';
import { SftpFault } from './sftp-fault.ts';
import type { SftpPlace } from './sftp-place.ts';
import { rememberTaken, withoutTaken } from './taken-files.ts';

export interface Visit {
  needs: WritingNeeds;
  place: EdiPlace;
  sftp: SftpPlace;
  lease: Lease;
  /** How long the size of a file without an end must stand still, in milliseconds. */
  stillMs: number;
}

/** The others come with the next visit. */
const mostFiles = 500;

/** Takes in the files that are whole. Answers the first fault of a single file; the others go on. */
export async function receiveFromServer(visit: Visit, server: RemoteFolders): Promise<SftpFault | null> {
  const { needs, place, sftp, stillMs } = visit;
  const listed = (await server.list(sftp.inFolder)).filter(({ name }) => !isPart(name));
  const fresh = await withoutTaken(needs, place, listed);
  const faults: SftpFault[] = [];
  const endless: RemoteFile[] = [];
  const each = async (take: () => Promise<unknown>) => {
    await visit.lease.renew();
    await take().catch((error: unknown) => faults.push(faultOfFile(error)));
  };
  for (const file of fresh.slice(0, mostFiles)) {
    await each(async () => {
      if (!(await takeWhole(visit, server, file))) endless.push(file);
    });
  }
  if (endless.length > 0) await setTimeout(stillMs);
  for (const file of endless) await each(() => takeStill(visit, server, file));
  return faults[0] ?? null;
}

/** A fault of the connection, or of PostgreSQL, ends the visit. */
function faultOfFile(error: unknown): SftpFault {
  if (error instanceof SftpFault && error.isOfOneFile) return error;
  throw error;
}

/** False where the file has no end. */
async function takeWhole(visit: Visit, server: RemoteFolders, file: RemoteFile): Promise<boolean> {
  const content = await server.read(visit.sftp.inFolder, file.name, mostBytes + 1);
  if (content.length !== Math.min(file.bytes, mostBytes + 1) || !hasEnd(content)) return false;
  await take(visit, server, file, content);
  return true;
}

/** Takes a file without an end if nothing was added to it. Others are looked at by the next visit. */
async function takeStill(visit: Visit, server: RemoteFolders, file: RemoteFile): Promise<void> {
  const { inFolder } = visit.sftp;
  const now = await server.find(inFolder, file.name);
  if (now?.bytes !== file.bytes || now.modifiedAt.getTime() !== file.modifiedAt.getTime()) return;
  await take(visit, server, file, await server.read(inFolder, file.name, mostBytes + 1));
}

/** Keeps a file, then moves it away. After a crash in between it is known by its bytes, and only moved. */
async function take(visit: Visit, server: RemoteFolders, file: RemoteFile, content: Buffer): Promise<void> {
  const { needs, place, sftp } = visit;
  const kept = await keepArrival(needs, place, { name: file.name, content });
  if (!kept) return;
  const isMoved = await moveAway(server, sftp, file, kept);
  if (!isMoved) await rememberTaken(needs, place, file, kept.id);
}
