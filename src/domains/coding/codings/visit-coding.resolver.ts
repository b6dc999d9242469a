import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Diagnosis, VisitCoding } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import type { Context } from '../../../request/context.ts';
import type { DiagnosisRow } from '../diagnosis.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';
import { diagnosesByCodingId } from './visit-coding.loaders.ts';

@Resolver(() => VisitCoding)
export class VisitCodingResolver {
  @FieldResolver(() => [Diagnosis])
  async diagnoses(@Root() { id }: VisitCodingRow, @Ctx() context: Context): Promise<DiagnosisRow[]> {
    return (await load(context, diagnosesByCodingId, id)) ?? [];
  }
}
