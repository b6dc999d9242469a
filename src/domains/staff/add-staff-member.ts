// Adds a colleague, with an account to sign in with if an e-mail is given; they get a mail that says so.
import { addToDirectory } from '../../access/account-practices.ts';
import { hashPassword } from '../../access/password.ts';
import { presentCredential } from '../../database/session/set-scope.ts';
import { newId } from '../../database/sql/new-id.ts';
import type { AddStaffMemberResult, InvalidInputError, MutationAddStaffMemberArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { mailAccountMade } from './account-mail.ts';
import { StaffMemberEntity } from './staff-member.entity.ts';

export async function addStaffMember(
  context: Context,
  args: MutationAddStaffMemberArgs,
): Promise<AddStaffMemberResult> {
  const { input } = args;
  // Hashed before the transaction: it takes long, and locks should not.
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return write<AddStaffMemberResult>(
    context,
    'addStaffMember',
    async (unit) => {
      const site = input.siteId ? await unit.find(SiteEntity, input.siteId, { path: ['input', 'siteId'] }) : null;
      if (site && isRefusal(site)) return site;
      const account = input.email ? await findOrCreateAccount(unit, input.email, passwordHash) : null;
      if (account && isRefusal(account)) return account;
      const { name, roles, npi, isProvider, siteId } = input;
      const details = { name, roles: [...new Set(roles)], npi, isProvider, siteId, isActive: true };
      const staffMember = unit.create(StaffMemberEntity, { accountId: account?.id ?? null, ...details });
      await unit.save();
      if (account && input.email) {
        const { practiceId, id: staffMemberId } = staffMember;
        await addToDirectory(unit.db, { accountId: account.id, practiceId, staffMemberId });
        const { publicUrl } = context.request.office;
        await mailAccountMade(unit, staffMember, { email: input.email, isNew: account.isNew, publicUrl });
      }
      return { __typename: 'AddStaffMemberSuccess', staffMember };
    },
    {
      // Another request made the account at the same moment: a second look-up finds it.
      account_email_key: () => addStaffMember(context, args),
      staff_member_practice_id_account_id_key: () =>
        invalidInput('input.email belongs to another member of staff of this practice; name another address.', [
          'input',
          'email',
        ]),
    },
  );
}

/** A person has one account over all practices; an existing one keeps its password. */
async function findOrCreateAccount(
  { db }: WriteUnit,
  email: string,
  passwordHash: string | null,
): Promise<{ id: string; isNew: boolean } | InvalidInputError> {
  await presentCredential(db, email);
  const known = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
  if (known) return { ...known, isNew: false };
  if (!passwordHash) {
    return invalidInput('A new account needs a first password of at least 12 characters in input.password.', [
      'input',
      'password',
    ]);
  }
  const id = newId();
  await db.insertInto('account').values({ id, email, passwordHash }).execute();
  return { id, isNew: true };
}
