// Adds a colleague, with an account to sign in with if an e-mail is given.
import { addToDirectory } from '../../access/account-practices.ts';
import { hashPassword } from '../../access/password.ts';
import { presentCredential } from '../../database/present-credential.ts';
import { newId } from '../../database/sql/new-id.ts';
import type { AddStaffMemberInput, AddStaffMemberResult, InvalidInputError } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findRow } from '../../writing/find-row.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { type WriteUnit, write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { StaffMemberEntity } from './staff-member.entity.ts';

export async function addStaffMember(context: Context, input: AddStaffMemberInput): Promise<AddStaffMemberResult> {
  // Hashed before the transaction: it takes long, and locks should not.
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return write<AddStaffMemberResult>(
    context,
    'addStaffMember',
    async (unit) => {
      const { em, principal } = unit;
      if (input.siteId && !(await findRow(unit, SiteEntity, input.siteId)))
        return unknownReference('site', ['input', 'siteId']);
      const account = input.email ? await findOrCreateAccount(unit, input.email, passwordHash) : null;
      if (account && '__typename' in account) return account;
      const { name, roles, npi, isProvider, siteId } = input;
      const details = { name, roles: [...new Set(roles)], npi, isProvider, siteId, isActive: true };
      const ids = { practiceId: principal.practiceId, id: newId(), accountId: account?.id ?? null };
      const staffMember = em.create(StaffMemberEntity, { ...ids, ...details });
      await em.flush();
      if (account)
        await addToDirectory(unit.db, { accountId: account.id, practiceId: ids.practiceId, staffMemberId: ids.id });
      return { __typename: 'AddStaffMemberSuccess', staffMember };
    },
    {
      // Somebody else made the account at the same moment: looking again finds it.
      account_email_key: () => addStaffMember(context, input),
      staff_member_practice_id_account_id_key: () =>
        invalidInput('Somebody of this practice signs in with input.email already.', ['input', 'email']),
    },
  );
}

/** A person has one account over all practices; an existing one keeps its password. */
async function findOrCreateAccount(
  { db }: WriteUnit,
  email: string,
  passwordHash: string | null,
): Promise<{ id: string } | InvalidInputError> {
  await presentCredential(db, email);
  const known = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
  if (known) return known;
  if (!passwordHash) {
    return invalidInput('A new account needs a first password of at least 12 characters in input.password.', [
      'input',
      'password',
    ]);
  }
  return db
    .insertInto('account')
    .values({ id: newId(), email, passwordHash })
    .returning('id')
    .executeTakeFirstOrThrow();
}
