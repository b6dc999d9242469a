import { addToDirectory } from '../../access/account-practices.ts';
import { enterPractice, presentCredential } from '../../database/session/set-scope.ts';
import { newId } from '../../database/sql/new-id.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { Role } from '../../generated/models.ts';

interface NewPractice {
  name: string;
  manager: {
    name: string;
    email: string;
    /** Hashed before: hashing takes long, and a transaction should not. Null: to be chosen by a link. */
    passwordHash: string | null;
  };
}

export interface FoundedPractice {
  practiceId: string;
  managerId: string;
  accountId: string;
}

/**
 * Founds a practice with its event stream and its first office manager, in the caller's transaction. Needs the owner's
 * connection: the application cannot make tenants.
 */
export async function foundPractice(db: Reader, { name, manager }: NewPractice): Promise<FoundedPractice> {
  const practiceId = newId();
  const managerId = newId();
  const accountId = newId();
  const { passwordHash } = manager;
  await enterPractice(db, practiceId);
  await presentCredential(db, manager.email);
  await db.insertInto('practice').values({ practiceId, name, version: 1 }).execute();
  await db.insertInto('practice_stream').values({ practiceId, lastSeq: 0 }).execute();
  await db.insertInto('account').values({ id: accountId, email: manager.email, passwordHash }).execute();
  const member = { name: manager.name, roles: [Role.OFFICE_MANAGER], isProvider: false, isActive: true, version: 1 };
  await db
    .insertInto('staff_member')
    .values({ practiceId, id: managerId, accountId, ...member })
    .execute();
  await addToDirectory(db, { accountId, practiceId, staffMemberId: managerId });
  return { practiceId, managerId, accountId };
}
