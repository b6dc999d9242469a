import { presentCredential } from '../../../database/session/set-scope.ts';
import { newId } from '../../../database/sql/new-id.ts';
import type { WriteUnit } from '../../../writing/unit.ts';

interface OpenedAccount {
  id: string;
  isNew: boolean;
  /** Without one, its owner has to choose it by a link. */
  hasPassword: boolean;
}

/** A person has one account over all practices; an existing one keeps its password. */
export async function findOrOpenAccount(
  { db }: WriteUnit,
  email: string,
  passwordHash: string | null,
): Promise<OpenedAccount> {
  await presentCredential(db, email);
  const known = await db
    .selectFrom('account')
    .select(['id', 'passwordHash'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (known) return { id: known.id, isNew: false, hasPassword: known.passwordHash !== null };
  const id = newId();
  await db.insertInto('account').values({ id, email, passwordHash }).execute();
  return { id, isNew: true, hasPassword: passwordHash !== null };
}
