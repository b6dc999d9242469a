import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Patient } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { formerMrnsByPatientId } from './former-mrns.ts';
import type { PatientRow } from './patient.entity.ts';

@Resolver(() => Patient)
export class PatientResolver {
  @FieldResolver(() => [String])
  async formerMrns(@Root() { id }: PatientRow, @Ctx() context: Context): Promise<string[]> {
    return (await load(context, formerMrnsByPatientId, id)) ?? [];
  }
}
