// Sets the way of a transaction to a payer by a clearinghouse.

import { LockMode } from '@mikro-orm/core';
import type {
  InvalidInputError,
  MutationSetPayerRouteArgs,
  SetPayerRouteInput,
  SetPayerRouteResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ClearinghouseEntity } from '../claims/clearinghouse.entity.ts';
import { PayerEntity } from './payer.entity.ts';
import { PayerRouteEntity } from './payer-route.entity.ts';

export function setPayerRoute(context: Context, { input }: MutationSetPayerRouteArgs): Promise<SetPayerRouteResult> {
  return write<SetPayerRouteResult>(context, 'setPayerRoute', async (unit) => {
    const { payerId, clearinghouseId, transaction, payerNumber } = input;
    const { enrolledFrom = null, enrolledUntil = null } = input;
    // Locked: of two managers at once the later one changes the route that the earlier one added.
    const payer = await unit.lock(PayerEntity, payerId, { path: ['input', 'payerId'] });
    if (isRefusal(payer)) return payer;
    const clearinghouse = await unit.find(ClearinghouseEntity, clearinghouseId, { path: ['input', 'clearinghouseId'] });
    if (isRefusal(clearinghouse)) return clearinghouse;
    const refusal = checkRoute(input);
    if (refusal) return refusal;
    const way = { practiceId: unit.practiceId, payerId, clearinghouseId, transaction };
    const present = await unit.em.findOne(PayerRouteEntity, way, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const facts = { payerNumber, enrolledFrom, enrolledUntil };
    const payerRoute = present ?? unit.create(PayerRouteEntity, { payerId, clearinghouseId, transaction, ...facts });
    Object.assign(payerRoute, facts);
    await unit.save();
    return { __typename: 'SetPayerRouteSuccess', payerRoute };
  });
}

/** Dates in ISO 8601 are in the order of their texts. */
function checkRoute({ payerNumber, enrolledFrom, enrolledUntil }: SetPayerRouteInput): InvalidInputError | null {
  if (!/^[A-Za-z0-9-]+$/.test(payerNumber))
    return invalidInput('input.payerNumber has letters, digits and hyphens only, as the clearinghouse lists it.', [
      'input',
      'payerNumber',
    ]);
  if (!enrolledUntil || (enrolledFrom && enrolledFrom <= enrolledUntil)) return null;
  const path = ['input', 'enrolledUntil'];
  return enrolledFrom
    ? invalidInput(`input.enrolledUntil ${enrolledUntil} is before the first day ${enrolledFrom}; correct one.`, path)
    : invalidInput('input.enrolledUntil ends an enrolment that has no first day; give input.enrolledFrom too.', path);
}
