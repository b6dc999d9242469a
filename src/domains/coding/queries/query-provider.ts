// Asks a provider about a visit; its coding waits for the answer.

import { permissionsOf } from '../../../access/roles.ts';
import {
  type InvalidInputError,
  type MutationQueryProviderArgs,
  Permission,
  type QueryProviderResult,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../../staff/staff-member.entity.ts';
import { CodingQueryEntity } from '../coding-query.entity.ts';
import { lockCoding } from '../codings/lock-coding.ts';
import { saveCoding, takeIntoCoding } from '../codings/save-coding.ts';

const path = ['input', 'askedOfId'];

export function queryProvider(context: Context, { input }: MutationQueryProviderArgs): Promise<QueryProviderResult> {
  return write<QueryProviderResult>(context, 'queryProvider', async (unit) => {
    const coding = await lockCoding(unit, input.visitCodingId, ['input', 'visitCodingId']);
    if (isRefusal(coding)) return coding;
    const askedOf = await findAsked(unit, input.askedOfId ?? coding.providerId);
    if (isRefusal(askedOf)) return askedOf;
    const codingQuery = unit.create(CodingQueryEntity, {
      ...{ visitCodingId: coding.id, patientId: coding.patientId, sensitivity: coding.sensitivity },
      ...{ askedOfId: askedOf.id, askedById: unit.staffMemberId, askedAt: unit.now, question: input.question },
    });
    takeIntoCoding(unit, coding);
    coding.status = VisitCodingStatus.QUERIED;
    coding.queriedAt ??= unit.now;
    await saveCoding(unit, coding);
    return { __typename: 'QueryProviderSuccess', codingQuery };
  });
}

async function findAsked(unit: WriteUnit, id: string | null | undefined): Promise<StaffMemberRow | InvalidInputError> {
  if (!id) return invalidInput('The visit has no provider; name the one to ask in input.askedOfId.', path);
  const member = await unit.find(StaffMemberEntity, id, { path });
  if (isRefusal(member)) return member;
  const { name, isActive, roles } = member;
  if (!isActive) return invalidInput(`The membership of ${name} has ended; name an active colleague.`, path);
  if (permissionsOf(roles).has(Permission.ANSWER_CODING_QUERIES)) return member;
  return invalidInput(`${name} has no role that answers questions of coders; name a provider.`, path);
}
