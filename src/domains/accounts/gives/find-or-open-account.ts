import { presentCredential } from '../../../database/session/set-scope.ts';
import { newId } from '../../../database/sql/new-id.ts';
import type { InvalidInputError } from '../../../generated/models.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import type { WriteUnit } from '../../../writing/unit.ts';

/** A person has one account over all practices; an existing one keeps its password. */
export async function findOrOpenAccount(
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
