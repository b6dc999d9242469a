import type { Readable } from 'node:stream';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { linkCredential } from '../access/link-token.ts';
import { AuditAction } from '../generated/models.ts';
import { markCorrupt } from './corrupt-file.ts';
import { FileFault } from './file-fault.ts';
import { linkHolder } from './link-holder.ts';
import { patientsIn, readableFile } from './readable-file.ts';
import type { LinkRequest } from './receive-upload.ts';
import type { StoredFileRow } from './stored-file.entity.ts';
import { touchedFile } from './touched-file.ts';
import { withinPractice, writeAudit } from './within-practice.ts';

export interface Fetched {
  file: StoredFileRow;
  content: Readable;
}

/**
 * Sends the file of a link, once. The audit entry is committed before the first byte leaves. Faults: `LINK_NOT_VALID`,
 * `FILE_CORRUPT`.
 */
export async function fetchDownload(request: LinkRequest & { log: Logger }): Promise<Fetched> {
  const { em, files, log } = request;
  const file = await takeDownload(request);
  const onFault = (error: unknown) => noteCorrupt(em, log, file, error);
  try {
    const content = await files.read(file);
    content.once('error', onFault);
    return { file, content };
  } catch (error) {
    await onFault(error);
    throw error;
  }
}

async function takeDownload({ em, token, origin }: LinkRequest): Promise<StoredFileRow> {
  const credential = linkCredential(token);
  if (!credential) throw new FileFault('LINK_NOT_VALID');
  const { practiceId, tokenHash } = credential;
  const now = new Date();
  return withinPractice(em, practiceId, async (db) => {
    // The row lets one of two requests with the same link through.
    const download = await db
      .updateTable('download')
      .set({ fetchedAt: now })
      .where('practiceId', '=', practiceId)
      .where('tokenHash', '=', tokenHash)
      .where('fetchedAt', 'is', null)
      .where('expiresAt', '>', now)
      .returning(['practiceId', 'sessionId', 'fileId'])
      .executeTakeFirst();
    const principal = download && (await linkHolder(db, download, now));
    const file = principal && (await readableFile(db, principal, download.fileId));
    if (!file) throw new FileFault('LINK_NOT_VALID');
    const touched = touchedFile(file, await patientsIn(db, file));
    const by = [{ principal, origin }];
    await writeAudit(db, { by, action: AuditAction.EXPORT, operation: 'downloadFile', touched });
    return file;
  });
}

async function noteCorrupt(em: SqlEntityManager, log: Logger, file: StoredFileRow, error: unknown): Promise<void> {
  if (!(error instanceof FileFault) || error.code !== 'FILE_CORRUPT') return;
  const { practiceId, id, sha256 } = file;
  log.error({ code: error.code, practiceId, file: id, sha256 }, 'a stored file is damaged or missing');
  await markCorrupt(em, file).catch((fault: unknown) =>
    log.error({ code: error.code, fault }, 'a damaged file could not be marked'),
  );
}
