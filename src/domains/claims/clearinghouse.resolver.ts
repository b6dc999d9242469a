import { FieldResolver, Resolver, Root } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import { Clearinghouse, SftpServer } from '../../generated/models.ts';
import type { ClearinghouseRow } from './clearinghouse.entity.ts';
import { secretName } from './files/transport/sftp/server-secret.ts';

@Resolver(() => Clearinghouse)
export class ClearinghouseResolver {
  @FieldResolver(() => DurationScalar)
  fileAnswerWithin(@Root() { fileAnswerSeconds }: ClearinghouseRow): number {
    return fileAnswerSeconds;
  }

  @FieldResolver(() => DurationScalar)
  claimAnswerWithin(@Root() { claimAnswerSeconds }: ClearinghouseRow): number {
    return claimAnswerSeconds;
  }

  @FieldResolver(() => SftpServer, { nullable: true })
  sftp(@Root() { id, server }: ClearinghouseRow): SftpServer | null {
    return server ? { ...server, secretName: secretName(id, server.host) } : null;
  }
}
