// Announces a file of a clearinghouse and gives the address that takes its content.

import { offerUpload } from '../../../files/offer-links.ts';
import {
  type MutationRequestEdiUploadArgs,
  Permission,
  type RequestEdiUploadResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { write } from '../../../writing/write.ts';

export function requestEdiUpload(
  context: Context,
  { input }: MutationRequestEdiUploadArgs,
): Promise<RequestEdiUploadResult> {
  return write<RequestEdiUploadResult>(context, 'requestEdiUpload', async (unit) => {
    const permission = Permission.EXCHANGE_EDI_FILES;
    return {
      __typename: 'RequestEdiUploadSuccess',
      upload: offerUpload(unit, { ...input, name: 'received.edi', permission }),
    };
  });
}
