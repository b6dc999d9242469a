import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Code, CodeSet, Diagnosis } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { codeOn } from './code-meaning.ts';
import type { DiagnosisRow } from './diagnosis.entity.ts';
import { VisitCodingEntity } from './visit-coding.entity.ts';

@Resolver(() => Diagnosis)
export class DiagnosisResolver {
  @FieldResolver(() => Code, { nullable: true })
  async meaning(@Root() { code, visitCodingId }: DiagnosisRow, @Ctx() context: Context): Promise<Code | null> {
    const coding = await load(context, rowsById(VisitCodingEntity), visitCodingId);
    return coding && ((await codeOn(context, CodeSet.ICD_10_CM, code, coding.serviceDate)) as Code | null);
  }
}
