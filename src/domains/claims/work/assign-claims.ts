// Gives claims to a member of staff, or ends their assignment.

import { permissionsByRole } from '../../../access/roles.ts';
import {
  type AssignClaimsResult,
  ClaimEventKind,
  type MutationAssignClaimsArgs,
  Permission,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../../staff/staff-member.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { ownEvent } from './change-claim.ts';
import { lockEach } from './change-each.ts';

export function assignClaims(context: Context, { input }: MutationAssignClaimsArgs): Promise<AssignClaimsResult> {
  return write<AssignClaimsResult>(context, 'assignClaims', async (unit) => {
    const path = ['input', 'assigneeId'];
    const assignee = input.assigneeId ? await unit.find(StaffMemberEntity, input.assigneeId, { path }) : null;
    if (assignee && isRefusal(assignee)) return assignee;
    if (assignee && !mayWork(assignee))
      return invalidInput(
        `${assignee.name} may not work on claims: choose a colleague with the permission WORK_CLAIMS, or give that role.`,
        path,
      );
    const assigneeId = assignee?.id ?? null;
    const { claims, refused } = await lockEach(unit, input.ids, ({ pcn, assigneeId: before }) =>
      (before ?? null) === assigneeId ? `Claim ${pcn} is assigned so already.` : null,
    );
    const events = claims.map((claim) => {
      const assigneeBefore = claim.assigneeId ?? null;
      claim.assigneeId = assigneeId;
      return ownEvent(unit, claim, ClaimEventKind.ASSIGNED, { assigneeBefore, text: assignee?.name ?? null });
    });
    await recordClaimEvents(unit, events);
    return { __typename: 'AssignClaimsSuccess', claims, refused };
  });
}

const mayWork = ({ isActive, roles }: StaffMemberRow): boolean =>
  isActive && roles.some((role) => permissionsByRole[role].includes(Permission.WORK_CLAIMS));
