import { LockMode } from '@mikro-orm/core';
import {
  AuthorizationUnit,
  type InvalidInputError,
  type UpdateAuthorizationLineInput,
} from '../../../generated/models.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { checkLines } from './check-authorization.ts';
import type { PayerAuthorizationRow } from './payer-authorization.entity.ts';
import { PayerAuthorizationLineEntity, type PayerAuthorizationLineRow } from './payer-authorization-line.entity.ts';

const mostLines = 20;

/** Changes the approved units of lines of a locked authorization, and adds lines; or the first refusal. */
export async function changeLines(
  unit: WriteUnit,
  { practiceId, id: authorizationId }: PayerAuthorizationRow,
  changes: readonly UpdateAuthorizationLineInput[],
): Promise<InvalidInputError | null> {
  if (changes.length === 0) return null;
  const refusal = checkLines(changes);
  if (refusal) return refusal;
  // Locked: bookings reserve units of these lines meanwhile.
  const lines = await unit.em.find(
    PayerAuthorizationLineEntity,
    { practiceId, authorizationId },
    { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  let last = lines.length;
  for (const [index, change] of changes.entries()) {
    const { position, code = null, serviceType = null, approved } = change;
    const path = ['input', 'lines', String(index)];
    if (!position) {
      last += 1;
      if (last > mostLines)
        return invalidInput(`The authorization has ${mostLines} lines already; record another one for the rest.`, path);
      const unitKind = change.unitKind ?? AuthorizationUnit.VISIT;
      unit.create(PayerAuthorizationLineEntity, {
        authorizationId,
        position: last,
        code,
        serviceType,
        unitKind,
        approved,
      });
      continue;
    }
    const line = lines.find((each) => each.position === position);
    const fault = line
      ? faultOf(line, change)
      : { field: 'position', text: `is ${position}, and there is no such line` };
    if (fault) return invalidInput(`${path.join('.')}.${fault.field} ${fault.text}.`, [...path, fault.field]);
    if (line) line.approved = approved;
  }
  return null;
}

function faultOf(
  line: PayerAuthorizationLineRow,
  { code, serviceType, unitKind, approved }: UpdateAuthorizationLineInput,
): { field: string; text: string } | null {
  const text = 'cannot be changed; add another line';
  if (code && code !== line.code) return { field: 'code', text };
  if (serviceType && serviceType !== line.serviceType) return { field: 'serviceType', text };
  if (unitKind && unitKind !== line.unitKind) return { field: 'unitKind', text };
  const used = Number(line.reserved) + Number(line.consumed);
  if (approved < used) return { field: 'approved', text: `is ${approved}, and ${used} are reserved and consumed` };
  return null;
}
