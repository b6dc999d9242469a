// Changes the practice's own name, country or thresholds, and what claims say about it.
import { LockMode } from '@mikro-orm/core';
import { addressColumns } from '../../contract/addresses/postal-address.ts';
import { isPhoneRegion } from '../../contract/phone-number.ts';
import type {
  InvalidInputError,
  MutationUpdatePracticeArgs,
  UpdatePracticeInput,
  UpdatePracticeResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { checkNpi } from '../../writing/check-npi.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { write } from '../../writing/write.ts';
import { restartStageClocks } from '../visits/gives/restart-stage-clocks.ts';
import { checkBillingAddress, checkPayToAddress } from './check-billing.ts';
import { PracticeEntity, type PracticeRow } from './practice.entity.ts';
import { checkThresholds, thresholdsOf } from './stage-thresholds.ts';
import { checkTaxIdentity, taxIdentityOf } from './tax-id.ts';

export function updatePractice(context: Context, { input }: MutationUpdatePracticeArgs): Promise<UpdatePracticeResult> {
  return write<UpdatePracticeResult>(context, 'updatePractice', async (unit) => {
    const { practiceId } = unit;
    const practice = await unit.em.findOneOrFail(
      PracticeEntity,
      { practiceId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const node = () => ({ ...practice, id: practiceId });
    const taxIdentity = taxIdentityOf(practice, input);
    const refusal =
      allOf(
        cannotBeEmpty(input, ['name', 'region', 'stageThresholds']),
        unknownRegion(input.region),
        checkNpi(input.npi),
        checkTaxIdentity(taxIdentity, input),
        checkBillingAddress(input.billingAddress),
        checkPayToAddress(input.payToAddress),
        checkThresholds(input.stageThresholds, { needsLimit: true }),
      ) ?? staleVersion('Practice', node(), input.expectedVersion);
    if (refusal) return refusal;
    practice.name = input.name ?? practice.name;
    Object.assign(practice, taxIdentity, billingColumns(input));
    practice.region = input.region ?? practice.region;
    if (input.stageThresholds) {
      practice.stageThresholds = thresholdsOf(input.stageThresholds);
      await restartStageClocks(unit);
    }
    await unit.save();
    return { __typename: 'UpdatePracticeSuccess', practice: node() };
  });
}

/** The columns of what claims say about the practice, as far as they were given. */
function billingColumns(input: UpdatePracticeInput): Partial<PracticeRow> {
  const { npi, taxonomyCode, phone, billingContact, billingAddress, payToAddress } = input;
  const given = Object.entries({ npi, taxonomyCode, phone, billingContact }).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(billingAddress !== undefined && addressColumns('billingAddress', billingAddress)),
    ...(payToAddress !== undefined && addressColumns('payToAddress', payToAddress)),
  };
}

function unknownRegion(region: string | null | undefined): InvalidInputError | null {
  if (!region || isPhoneRegion(region)) return null;
  return invalidInput(
    `input.region ${region} is no country with telephone numbers; use its ISO 3166 code, such as US.`,
    ['input', 'region'],
  );
}
