// Gives the address from which a file can be fetched once.

import { fileCorrupt } from '../../files/corrupt-file.ts';
import { offerDownload } from '../../files/offer-links.ts';
import { patientsIn, readableFile } from '../../files/readable-file.ts';
import { touchedFile } from '../../files/touched-file.ts';
import {
  AuditAction,
  type MutationRequestDownloadArgs,
  type RequestDownloadResult,
  StoredFileStatus,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';

export function requestDownload(
  context: Context,
  { input: { fileId } }: MutationRequestDownloadArgs,
): Promise<RequestDownloadResult> {
  return write<RequestDownloadResult>(context, 'requestDownload', async (unit) => {
    const path = ['input', 'fileId'];
    const file = await readableFile(unit.db, unit.actor, fileId);
    if (!file) return unknownReference('file', path);
    if (file.status === StoredFileStatus.CORRUPT) return fileCorrupt(path);
    for (const touched of touchedFile(file, await patientsIn(unit.db, file))) unit.record(AuditAction.READ, touched);
    return { __typename: 'RequestDownloadSuccess', file, download: offerDownload(unit, file) };
  });
}
