// Gives the address from which the content of an X12 file can be fetched once.

import { Readable } from 'node:stream';
import { addFile } from '../../../files/add-file.ts';
import { offerDownload } from '../../../files/offer-links.ts';
import {
  AuditCategory,
  type ExportEdiFileResult,
  type MutationExportEdiFileArgs,
  Permission,
} from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput, unknownReference } from '../../../writing/invalid-input.ts';
import { write } from '../../../writing/write.ts';
import { readContent } from './edi-content.ts';
import { EdiFileEntity } from './edi-file.entity.ts';
import { patientsByFileId } from './edi-file.loaders.ts';
import { mostBytes } from './receive/arrivals.ts';

export async function exportEdiFile(
  context: Context,
  { input }: MutationExportEdiFileArgs,
): Promise<ExportEdiFileResult> {
  const path = ['input', 'ediFileId'];
  const { request } = context;
  const ediFile = await load(context, rowsById(EdiFileEntity), input.ediFileId);
  if (!ediFile) return unknownReference('file', path);
  const { practiceId, id, name } = ediFile;
  const content = await readContent(await request.reads.reader(), practiceId, id);
  if (!content) return invalidInput('The file was too large to be kept: it lies in the folder `refused`.', path);
  const patientIds = (await load(context, patientsByFileId, id)) ?? [];
  const stored = await request.office.files.store(practiceId, Readable.from([content]), mostBytes);
  return write<ExportEdiFileResult>(context, 'exportEdiFile', async (unit) => {
    const file = await addFile(unit, {
      ...{ stored, mediaType: 'text/plain', name, madeBy: 'exportEdiFile' },
      permission: Permission.EXCHANGE_EDI_FILES,
      category: AuditCategory.EDI,
      patientIds,
    });
    return { __typename: 'ExportEdiFileSuccess', file, download: offerDownload(unit, file) };
  });
}
