import { AuditAction } from '../../../generated/models.ts';
import type { ReadTransaction } from '../../../request/read-transaction.ts';
import { readContent } from './edi-content.ts';
import type { EdiFileRow } from './edi-file.entity.ts';
import { touchedEdiFile } from './touched-edi-file.ts';

/** A larger one is no part of an answer. */
const mostBytes = 200 * 1024;
const isAscii = (content: Uint8Array) =>
  content.every((byte) => byte < 128 && (byte >= 32 || byte === 10 || byte === 13));

/** The content of a file as a text, recorded as an export; null where it is too large, or no plain text. */
export async function shownContent(reads: ReadTransaction, file: EdiFileRow): Promise<string | null> {
  if (file.bytes > mostBytes) return null;
  const db = await reads.reader();
  const content = await readContent(db, file.practiceId, file.id);
  if (!content || !isAscii(content)) return null;
  for (const touched of await touchedEdiFile(db, file)) reads.touch(touched, AuditAction.EXPORT);
  return content.toString('latin1');
}
