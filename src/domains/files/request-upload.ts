// Announces a file and gives the address that takes its content.
import { offerUpload } from '../../files/offer-links.ts';
import { type MutationRequestUploadArgs, Permission, type RequestUploadResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { write } from '../../writing/write.ts';

export function requestUpload(context: Context, { input }: MutationRequestUploadArgs): Promise<RequestUploadResult> {
  return write<RequestUploadResult>(context, 'requestUpload', async (unit) => {
    return {
      __typename: 'RequestUploadSuccess',
      upload: offerUpload(unit, { ...input, permission: Permission.FILE_DOCUMENTS }),
    };
  });
}
