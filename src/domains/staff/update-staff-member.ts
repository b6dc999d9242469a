// Changes a colleague's name, roles, site, identifiers or membership; new roles are reported to them by mail.

import { addToDirectory, removeFromDirectory } from '../../access/account-practices.ts';
import type { MutationUpdateStaffMemberArgs, OwnRolesError, UpdateStaffMemberResult } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { checkNpi } from '../../writing/check-npi.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { endSessions } from '../accounts/gives/end-sessions.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { mailRolesChanged } from './account-mail.ts';
import { StaffMemberEntity, type StaffMemberRow } from './staff-member.entity.ts';

export function updateStaffMember(
  context: Context,
  { id, input }: MutationUpdateStaffMemberArgs,
): Promise<UpdateStaffMemberResult> {
  return write<UpdateStaffMemberResult>(context, 'updateStaffMember', async (unit) => {
    const refusal = allOf(cannotBeEmpty(input, ['name', 'roles', 'isProvider', 'isActive']), checkNpi(input.npi));
    if (refusal) return refusal;
    const member = await unit.lock(StaffMemberEntity, id, input.expectedVersion);
    if (isRefusal(member)) return member;
    const isOwn = id === unit.staffMemberId;
    if (isOwn && input.roles) return ownRoles(['input', 'roles']);
    if (isOwn && input.isActive === false) return ownRoles(['input', 'isActive']);
    const site = input.siteId ? await unit.find(SiteEntity, input.siteId, { path: ['input', 'siteId'] }) : null;
    if (site && isRefusal(site)) return site;
    member.name = input.name ?? member.name;
    const rolesBefore = new Set(member.roles);
    member.roles = input.roles ? [...new Set(input.roles)] : member.roles;
    const wasActive = member.isActive;
    const hasOtherRoles = rolesBefore.symmetricDifference(new Set(member.roles)).size > 0;
    member.isProvider = input.isProvider ?? member.isProvider;
    member.isActive = input.isActive ?? member.isActive;
    if (input.siteId !== undefined) member.siteId = input.siteId;
    for (const field of identifiers) if (input[field] !== undefined) member[field] = input[field];
    await unit.save(...(hasOtherRoles || !member.isActive ? [accessChanged(id)] : []));
    if (member.isActive !== wasActive) await changeDirectory(unit, member);
    if (!member.isActive) await endSessions(unit, id);
    const { accountId, name, roles } = member;
    if (hasOtherRoles && member.isActive && accountId) await mailRolesChanged(unit, { accountId, name, roles });
    return { __typename: 'UpdateStaffMemberSuccess', staffMember: member };
  });
}

const identifiers = ['npi', 'legalGivenName', 'legalFamilyName', 'taxonomyCode'] as const;

function ownRoles(path: string[]): OwnRolesError {
  return {
    __typename: 'OwnRolesError',
    message: 'You cannot change your own roles or membership; ask another manager.',
    path,
  };
}

/** Keeps where sign-in looks in step with whether the membership holds. */
async function changeDirectory({ db }: WriteUnit, { practiceId, id, accountId, isActive }: StaffMemberRow) {
  if (!accountId) return;
  if (isActive) await addToDirectory(db, { accountId, practiceId, staffMemberId: id });
  else await removeFromDirectory(db, { accountId, practiceId });
}
