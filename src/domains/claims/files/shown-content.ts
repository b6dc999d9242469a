import { AuditAction, AuditCategory } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import type { Context } from '../../../request/context.ts';
import type { EdiFileRow } from './edi-file.entity.ts';
import { contentsByFileId, patientsByFileId } from './edi-file.loaders.ts';

/** A larger one is no part of an answer. */
const mostBytes = 200 * 1024;
const isAscii = (content: Uint8Array) =>
  content.every((byte) => byte < 128 && (byte >= 32 || byte === 10 || byte === 13));

/** The content of a file as a text, recorded as an export; null where it is too large, or no plain text. */
export async function shownContent(
  context: Context,
  { id, version, bytes }: Pick<EdiFileRow, 'id' | 'version' | 'bytes'>,
): Promise<string | null> {
  if (bytes > mostBytes) return null;
  const [content, patientIds] = await Promise.all([
    load(context, contentsByFileId, id),
    load(context, patientsByFileId, id),
  ]);
  if (!content || !isAscii(content)) return null;
  for (const patientId of patientIds ?? [null])
    context.request.reads.touch(
      { type: 'EdiFile', id, version, patientId, category: AuditCategory.EDI },
      AuditAction.EXPORT,
    );
  return content.toString('latin1');
}
