import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EdiFile, EdiFileProblem } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import type { EdiFileRow } from './edi-file.entity.ts';
import { shownContent } from './shown-content.ts';

@Resolver(() => EdiFile)
export class EdiFileResolver {
  @FieldResolver(() => [EdiFileProblem])
  problems(@Root() { problems }: EdiFileRow): EdiFileProblem[] {
    return problems;
  }

  @FieldResolver(() => String, { nullable: true })
  content(@Root() file: EdiFileRow, @Ctx() context: Context): Promise<string | null> {
    return shownContent(context, file);
  }
}
