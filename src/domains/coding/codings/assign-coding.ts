// Gives codings to a coder, or takes them from one.

import { LockMode } from '@mikro-orm/core';
import { permissionsOf } from '../../../access/roles.ts';
import {
  type AssignCodingInput,
  type AssignCodingResult,
  type CodingRefusal,
  type InvalidInputError,
  type MutationAssignCodingArgs,
  Permission,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { StaffMemberEntity } from '../../staff/staff-member.entity.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';
import { codingLocked } from './lock-coding.ts';
import { saveCoding } from './save-coding.ts';

export function assignCoding(context: Context, { input }: MutationAssignCodingArgs): Promise<AssignCodingResult> {
  return write<AssignCodingResult>(context, 'assignCoding', async (unit) => {
    const coderId = await findCoder(unit, input);
    if (coderId !== null && typeof coderId !== 'string') return coderId;
    const rows = await unit.em.find(
      VisitCodingEntity,
      { practiceId: unit.practiceId, id: { $in: [...input.codingIds] } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    const refused = new Map<string, CodingRefusal>();
    for (const [index, id] of input.codingIds.entries()) {
      const refusal = await refusalOf(unit, found.get(id), ['input', 'codingIds', String(index)]);
      if (refusal) refused.set(id, refusal);
    }
    const codings = rows.filter(({ id }) => !refused.has(id));
    for (const coding of codings) await giveTo(unit, coding, coderId);
    return { __typename: 'AssignCodingSuccess', codings, refused: [...refused.values()] } as AssignCodingResult;
  });
}

async function findCoder(
  unit: WriteUnit,
  { coderId = unit.staffMemberId }: AssignCodingInput,
): Promise<string | null | InvalidInputError> {
  const path = ['input', 'coderId'];
  if (!coderId) return null;
  const member = await unit.find(StaffMemberEntity, coderId, { path });
  if (isRefusal(member)) return member;
  const { name, isActive, roles } = member;
  if (!isActive) return invalidInput(`The membership of ${name} has ended; name an active coder.`, path);
  if (permissionsOf(roles).has(Permission.CODE_VISITS)) return coderId;
  return invalidInput(`${name} has no role that codes visits; name a coder.`, path);
}

async function refusalOf(
  unit: WriteUnit,
  coding: VisitCodingRow | undefined,
  path: string[],
): Promise<CodingRefusal | null> {
  if (!coding)
    return { message: `${path.join('.')} names no coding of this practice; use the id of one that it has.`, path };
  const locked = await codingLocked(unit, coding, path);
  return locked && ({ message: locked.message, path, coding } as CodingRefusal);
}

async function giveTo(unit: WriteUnit, coding: VisitCodingRow, coderId: string | null): Promise<void> {
  const before = coding.coderId ?? null;
  coding.coderId = coderId;
  if (coding.status !== VisitCodingStatus.QUERIED)
    coding.status = coderId ? VisitCodingStatus.IN_CODING : VisitCodingStatus.READY;
  await saveCoding(unit, coding, before);
}
