import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuditAction, EdiFile, EdiFileProblem } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { readContent } from './edi-content.ts';
import type { EdiFileRow } from './edi-file.entity.ts';
import { touchedEdiFile } from './touched-edi-file.ts';

/** A larger one is no part of an answer. */
const mostBytes = 200 * 1024;
const isAscii = (content: Uint8Array) =>
  content.every((byte) => byte < 128 && (byte >= 32 || byte === 10 || byte === 13));

@Resolver(() => EdiFile)
export class EdiFileResolver {
  @FieldResolver(() => [EdiFileProblem])
  problems(@Root() { problems }: EdiFileRow): EdiFileProblem[] {
    return problems;
  }

  @FieldResolver(() => String, { nullable: true })
  async content(@Root() file: EdiFileRow, @Ctx() { request }: Context): Promise<string | null> {
    if (file.bytes > mostBytes) return null;
    const db = await request.reads.reader();
    const content = await readContent(db, file.practiceId, file.id);
    if (!content || !isAscii(content)) return null;
    for (const touched of await touchedEdiFile(db, file)) request.reads.touch(touched, AuditAction.EXPORT);
    return content.toString('latin1');
  }
}
