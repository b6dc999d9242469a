// Changes a colleague's name, roles, site or membership.

import { addToDirectory, removeFromDirectory } from '../../access/account-practices.ts';
import type { MutationUpdateStaffMemberArgs, OwnRolesError, UpdateStaffMemberResult } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { findRow } from '../../writing/find-row.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { lockRow } from '../../writing/lock-row.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { type WriteUnit, write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { StaffMemberEntity, type StaffMemberRow } from './staff-member.entity.ts';

export function updateStaffMember(
  context: Context,
  { id, input }: MutationUpdateStaffMemberArgs,
): Promise<UpdateStaffMemberResult> {
  return write<UpdateStaffMemberResult>(context, 'updateStaffMember', async (unit) => {
    const member = await lockRow(unit, StaffMemberEntity, id);
    if (!member) return unknownReference('member of staff', ['id']);
    const refusal =
      cannotBeEmpty(input, ['name', 'roles', 'isActive']) ?? staleVersion('StaffMember', member, input.expectedVersion);
    if (refusal) return refusal;
    const isOwn = id === unit.principal.staffMemberId;
    if (isOwn && input.roles) return ownRoles(['input', 'roles']);
    if (isOwn && input.isActive === false) return ownRoles(['input', 'isActive']);
    if (input.siteId && !(await findRow(unit, SiteEntity, input.siteId)))
      return unknownReference('site', ['input', 'siteId']);
    member.name = input.name ?? member.name;
    const rolesBefore = new Set(member.roles);
    member.roles = input.roles ? [...new Set(input.roles)] : member.roles;
    const wasActive = member.isActive;
    const hasOtherRoles = rolesBefore.symmetricDifference(new Set(member.roles)).size > 0;
    member.isActive = input.isActive ?? member.isActive;
    if (input.siteId !== undefined) member.siteId = input.siteId;
    await unit.em.flush();
    if (member.isActive !== wasActive) await changeDirectory(unit, member);
    if (!member.isActive) await endSessions(unit, id);
    if (hasOtherRoles || !member.isActive) unit.emit(accessChanged(id));
    return { __typename: 'UpdateStaffMemberSuccess', staffMember: member };
  });
}

function ownRoles(path: string[]): OwnRolesError {
  return {
    __typename: 'OwnRolesError',
    message: 'Nobody changes their own roles or membership; ask another manager.',
    path,
  };
}

/** Keeps where sign-in looks in step with whether the membership holds. */
async function changeDirectory({ db }: WriteUnit, { practiceId, id, accountId, isActive }: StaffMemberRow) {
  if (!accountId) return;
  if (isActive) await addToDirectory(db, { accountId, practiceId, staffMemberId: id });
  else await removeFromDirectory(db, { accountId, practiceId });
}

async function endSessions({ db, principal, now }: WriteUnit, staffMemberId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ endedAt: now })
    .where('practiceId', '=', principal.practiceId)
    .where('staffMemberId', '=', staffMemberId)
    .where('endedAt', 'is', null)
    .execute();
}
