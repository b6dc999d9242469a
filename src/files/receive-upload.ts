import type { Readable } from 'node:stream';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { linkCredential } from '../access/link-token.ts';
import type { StaffPrincipal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import { ClientAborted } from '../database/connection/client-aborted.ts';
import { newId } from '../database/sql/new-id.ts';
import { AuditAction, AuditCategory, Permission, StoredFileStatus } from '../generated/models.ts';
import { FileFault } from './file-fault.ts';
import type { FileStore } from './file-store.ts';
import { linkHolder } from './link-holder.ts';
import { type MediaType, mediaTypeOf } from './media-types.ts';
import type { Spooled } from './spool.ts';
import type { StoredFileRow } from './stored-file.entity.ts';
import { touchedFile } from './touched-file.ts';
import type { UploadRow } from './upload.entity.ts';
import { withinPractice, writeAudit } from './within-practice.ts';

/** A request that came by a link. */
export interface LinkRequest {
  em: SqlEntityManager;
  files: FileStore;
  token: string;
  origin: RequestOrigin;
}

interface Sender {
  upload: UploadRow;
  principal: StaffPrincipal;
}

/**
 * Takes the one file that a link was given for. The link is used up when the first byte may come, whether or not the
 * file is accepted. Faults: all `FileFault`s, and those of the stream.
 */
export async function receiveUpload(request: LinkRequest, source: Readable): Promise<StoredFileRow> {
  const sender = await takeUpload(request);
  try {
    return await receive(request, sender, source);
  } catch (error) {
    const { practiceId, id } = sender.upload;
    const fault = error instanceof FileFault ? error.code : 'INTERRUPTED';
    await withinPractice(request.em, practiceId, (db) =>
      db.updateTable('upload').set({ fault }).where('practiceId', '=', practiceId).where('id', '=', id).execute(),
    );
    throw source.readableAborted ? new ClientAborted() : error;
  }
}

async function takeUpload({ em, token }: LinkRequest): Promise<Sender> {
  const credential = linkCredential(token);
  if (!credential) throw new FileFault('LINK_NOT_VALID');
  const { practiceId, tokenHash } = credential;
  const now = new Date();
  return withinPractice(em, practiceId, async (db) => {
    // The row lets one of two requests with the same link through.
    const upload = await db
      .updateTable('upload')
      .set({ begunAt: now })
      .where('practiceId', '=', practiceId)
      .where('tokenHash', '=', tokenHash)
      .where('begunAt', 'is', null)
      .where('expiresAt', '>', now)
      .returningAll()
      .executeTakeFirst();
    const principal = upload && (await linkHolder(db, upload, now));
    if (!upload || !principal?.permissions.has(upload.permission)) throw new FileFault('LINK_NOT_VALID');
    return { upload, principal };
  });
}

async function receive({ em, files, origin }: LinkRequest, sender: Sender, source: Readable): Promise<StoredFileRow> {
  const { upload, principal } = sender;
  const { practiceId, name } = upload;
  const spooled = await files.receive(source, upload.bytes);
  try {
    if (spooled.bytes !== upload.bytes || (upload.sha256 ?? spooled.sha256) !== spooled.sha256)
      throw new FileFault('FILE_INCOMPLETE');
    const mediaType = isEdi(upload) ? 'text/plain' : await mediaTypeOf({ ...spooled, name });
    if (!mediaType) throw new FileFault('FILE_TYPE_NOT_ALLOWED');
    await files.keep(practiceId, spooled);
    const file = fileOf(sender, spooled, mediaType);
    await withinPractice(em, practiceId, async (db) => {
      await db.insertInto('stored_file').values(file).execute();
      // The bytes are whole again, if others named them that were damaged.
      await db
        .updateTable('stored_file')
        .set({ status: StoredFileStatus.STORED })
        .where('practiceId', '=', practiceId)
        .where('sha256', '=', file.sha256)
        .where('status', '=', StoredFileStatus.CORRUPT)
        .execute();
      await db
        .updateTable('upload')
        .set({ fileId: file.id })
        .where('practiceId', '=', practiceId)
        .where('id', '=', upload.id)
        .execute();
      const touched = touchedFile(file);
      await writeAudit(db, {
        by: [{ principal, origin }],
        action: AuditAction.CREATE,
        operation: 'uploadFile',
        touched,
      });
    });
    return file;
  } finally {
    await files.drop(spooled);
  }
}

/** Any characters may separate the parts of an X12 file: its reader decides whether it is one. */
const isEdi = ({ permission }: UploadRow): boolean => permission === Permission.EXCHANGE_EDI_FILES;

function fileOf({ upload, principal }: Sender, { sha256, bytes }: Spooled, mediaType: MediaType): StoredFileRow {
  const { practiceId, name } = upload;
  return {
    practiceId,
    id: newId(),
    sha256,
    bytes,
    mediaType,
    name,
    permission: upload.permission,
    category: isEdi(upload) ? AuditCategory.EDI : AuditCategory.DOCUMENTS,
    madeBy: 'uploadFile',
    status: StoredFileStatus.STORED,
    storedAt: new Date(),
    storedById: principal.staffMemberId,
  };
}
