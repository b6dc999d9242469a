import { addToDirectory } from '../access/account-practices.ts';
import { hashPassword } from '../access/password.ts';
import { openOrm } from '../database/orm.ts';
import { scoped } from '../database/session/practice-scope.ts';
import { presentCredential } from '../database/session/set-scope.ts';
import { oneNodeAtATime } from '../database/set-up/one-node-at-a-time.ts';
import { newId } from '../database/sql/new-id.ts';
import { type Reader, readerOf } from '../database/sql/reader.ts';
import { foundPractice } from '../domains/practice/found-practice.ts';
import { createDemoClaims } from './claims/create-demo-claims.ts';
import { demoAccounts, demoPassword, demoPractice } from './demo-accounts.ts';
import { demoIdentity } from './demo-identities.ts';
import { fillDemoSite } from './fill-demo-site.ts';

/** Founds the demo practice with its people, rooms and patients, once: an existing one is left as it is. */
export function createDemo(ownerUrl: string): Promise<void> {
  return oneNodeAtATime(ownerUrl, () => createOnce(ownerUrl));
}

async function createOnce(ownerUrl: string): Promise<void> {
  const owner = await openOrm(ownerUrl);
  try {
    const [manager, ...colleagues] = demoAccounts;
    const passwordHash = await hashPassword(demoPassword);
    await scoped(owner.em, { credential: manager.email }).transactional(async (unit) => {
      const db = readerOf(unit);
      const found = await db.selectFrom('account').select('id').where('email', '=', manager.email).executeTakeFirst();
      if (found) return;
      const { practiceId } = await foundPractice(db, {
        name: demoPractice,
        manager: { ...manager, passwordHash },
      });
      for (const account of colleagues) await addColleague(db, practiceId, account, passwordHash);
      await fillDemoSite(db, practiceId);
      await createDemoClaims(unit, practiceId);
    });
  } finally {
    await owner.close(true);
  }
}

type DemoAccount = (typeof demoAccounts)[number];

async function addColleague(db: Reader, practiceId: string, account: DemoAccount, passwordHash: string): Promise<void> {
  const accountId = newId();
  await presentCredential(db, account.email);
  await db.insertInto('account').values({ id: accountId, email: account.email, passwordHash }).execute();
  const [staffMemberId, { name, roles, isProvider }] = [newId(), account];
  await db
    .insertInto('staff_member')
    .values({
      practiceId,
      id: staffMemberId,
      accountId,
      name,
      roles: [...roles],
      isProvider,
      isActive: true,
      version: 1,
      ...demoIdentity(name),
    })
    .execute();
  await addToDirectory(db, { accountId, practiceId, staffMemberId });
}
