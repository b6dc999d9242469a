// Adds a colleague, with an account to sign in with if an e-mail is given; they get a mail that says so.
import { makeAccountLink } from '../../access/account-links.ts';
import { addToDirectory } from '../../access/account-practices.ts';
import { hashPassword } from '../../access/password.ts';
import type { AddStaffMemberResult, MutationAddStaffMemberArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { allFound } from '../../writing/all-found.ts';
import { checkNpi } from '../../writing/check-npi.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { findOrOpenAccount } from '../accounts/gives/find-or-open-account.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { mailAccountMade } from './account-mail.ts';
import { StaffMemberEntity } from './staff-member.entity.ts';

export async function addStaffMember(
  context: Context,
  args: MutationAddStaffMemberArgs,
): Promise<AddStaffMemberResult> {
  const { input } = args;
  const refusal = checkNpi(input.npi);
  if (refusal) return refusal;
  // Hashed before the transaction: it takes long, and locks should not.
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return write<AddStaffMemberResult>(
    context,
    'addStaffMember',
    async (unit) => {
      const nothing = Promise.resolve(null);
      const found = await allFound({
        site: input.siteId ? unit.find(SiteEntity, input.siteId, { path: ['input', 'siteId'] }) : nothing,
        account: input.email ? findOrOpenAccount(unit, input.email, passwordHash) : nothing,
      });
      if (isRefusal(found)) return found;
      const { account } = found;
      const { name, roles, npi, legalGivenName, legalFamilyName, taxonomyCode, isProvider, siteId } = input;
      const identity = { npi, legalGivenName, legalFamilyName, taxonomyCode };
      const details = { name, roles: [...new Set(roles)], ...identity, isProvider, siteId, isActive: true };
      const staffMember = unit.create(StaffMemberEntity, { accountId: account?.id ?? null, ...details });
      await unit.save();
      if (account && input.email) {
        const { practiceId, id: staffMemberId } = staffMember;
        const { id: accountId, isNew, hasPassword } = account;
        await addToDirectory(unit.db, { accountId, practiceId, staffMemberId });
        const { publicUrl } = context.request.office;
        const linkToken = hasPassword ? null : await makeAccountLink(unit.db, { practiceId, accountId });
        await mailAccountMade(unit, staffMember, { email: input.email, isNew, linkToken, publicUrl });
      }
      return { __typename: 'AddStaffMemberSuccess', staffMember };
    },
    {
      // Another request made the account at the same moment: a second look-up finds it.
      account_email_key: () => addStaffMember(context, args),
      staff_member_practice_id_account_id_key: () =>
        invalidInput(`input.email ${input.email} belongs to another member of staff; name another address.`, [
          'input',
          'email',
        ]),
    },
  );
}
