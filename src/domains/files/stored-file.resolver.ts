import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { StoredFileRow } from '../../files/stored-file.entity.ts';
import { StoredFile } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

@Resolver(() => StoredFile)
export class StoredFileResolver {
  /** A name may say whom the file is about. */
  @FieldResolver(() => String, { nullable: true })
  name(@Root() { name, permission }: StoredFileRow, @Ctx() { request }: Context): string | null {
    return request.principal.permissions.has(permission) ? name : null;
  }
}
