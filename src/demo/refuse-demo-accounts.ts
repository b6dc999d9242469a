import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { verifyPassword } from '../access/password.ts';
import { scoped } from '../database/session/practice-scope.ts';
import { readerOf } from '../database/sql/reader.ts';
import { StartFailure } from '../settings/start-failure.ts';
import { demoAccounts, demoPassword } from './demo-accounts.ts';

/** Refuses to serve in production while an account can be entered with the demo's password, which is public. */
export async function refuseDemoAccounts(em: SqlEntityManager): Promise<void> {
  for (const { email } of demoAccounts) {
    if (!(await isOpen(em, email))) continue;
    throw new StartFailure(
      `${email} of the demo practice is in this database, and everybody knows its password; name another database in DATABASE_URL, or change it with npm run foyer -- account reset --email ${email}.`,
    );
  }
}

async function isOpen(em: SqlEntityManager, email: string): Promise<boolean> {
  const account = await scoped(em, { credential: email }).transactional((unit) =>
    readerOf(unit)
      .selectFrom('account')
      .select(['passwordHash', 'disabledAt'])
      .where('email', '=', email)
      .executeTakeFirst(),
  );
  if (!account?.passwordHash || account.disabledAt) return false;
  return verifyPassword(demoPassword, account.passwordHash, 'start');
}
