import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { StoredFileRow } from '../../files/stored-file.entity.ts';
import {
  MutationRequestDownloadArgs,
  MutationRequestUploadArgs,
  RequestDownloadResult,
  RequestUploadResult,
  StaffMember,
  StoredFile,
} from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { requestDownload } from './request-download.ts';
import { requestUpload } from './request-upload.ts';

@Resolver(() => StoredFile)
export class StoredFileResolver {
  /** A name may say whom the file is about. */
  @FieldResolver(() => String, { nullable: true })
  name(@Root() { name, permission }: StoredFileRow, @Ctx() { request }: Context): string | null {
    return request.principal.permissions.has(permission) ? name : null;
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  storedBy(@Root() { storedById }: StoredFileRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return load(context, staffMemberById, storedById);
  }

  @Mutation(() => RequestUploadResult)
  requestUpload(
    @Args(() => MutationRequestUploadArgs) { input }: MutationRequestUploadArgs,
    @Ctx() context: Context,
  ): Promise<RequestUploadResult> {
    return requestUpload(context, input);
  }

  @Mutation(() => RequestDownloadResult)
  requestDownload(
    @Args(() => MutationRequestDownloadArgs) { input }: MutationRequestDownloadArgs,
    @Ctx() context: Context,
  ): Promise<RequestDownloadResult> {
    return requestDownload(context, input);
  }
}
