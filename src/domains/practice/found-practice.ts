import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { hashPassword } from '../../access/password.ts';
import { newId } from '../../database/new-id.ts';
import { scoped } from '../../database/practice-scope.ts';
import { readerOf } from '../../database/reader.ts';
import { Role } from '../../generated/models.ts';

interface NewPractice {
  name: string;
  manager: { name: string; email: string; password: string };
}

export interface FoundedPractice {
  practiceId: string;
  managerId: string;
}

/** Founds a practice with its event stream and its first office manager. Needs the owner's connection: the application cannot make tenants. */
export async function foundPractice(
  ownerEm: SqlEntityManager,
  { name, manager }: NewPractice,
): Promise<FoundedPractice> {
  const practiceId = newId();
  const managerId = newId();
  const accountId = newId();
  const passwordHash = await hashPassword(manager.password);
  await scoped(ownerEm, { practiceId, credential: manager.email }).transactional(async (unit) => {
    const db = readerOf(unit);
    await db.insertInto('practice').values({ practiceId, name, version: 1 }).execute();
    await db.insertInto('practice_stream').values({ practiceId, lastSeq: 0 }).execute();
    await db.insertInto('account').values({ id: accountId, email: manager.email, passwordHash }).execute();
    await db
      .insertInto('staff_member')
      .values({
        practiceId,
        id: managerId,
        accountId,
        name: manager.name,
        roles: [Role.OFFICE_MANAGER],
        isProvider: false,
        isActive: true,
        version: 1,
      })
      .execute();
  });
  return { practiceId, managerId };
}
