import type { Reader } from '../database/sql/reader.ts';

interface Membership {
  accountId: string;
  practiceId: string;
  staffMemberId: string;
}

/** Lets sign-in find a membership. Belongs into the transaction that begins it. */
export async function addToDirectory(db: Reader, membership: Membership): Promise<void> {
  await db
    .insertInto('account_practice')
    .values(membership)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Belongs into the transaction that ends the membership. */
export async function removeFromDirectory(
  db: Reader,
  { accountId, practiceId }: Omit<Membership, 'staffMemberId'>,
): Promise<void> {
  await db
    .deleteFrom('account_practice')
    .where('accountId', '=', accountId)
    .where('practiceId', '=', practiceId)
    .execute();
}

/**
 * The practices that an account works in, the one that it joined first at the beginning. The transaction has to present
 * the account's id.
 */
export async function practicesOf(db: Reader, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account_practice')
    .select('practiceId')
    .where('accountId', '=', accountId)
    .orderBy('staffMemberId')
    .execute();
  return rows.map(({ practiceId }) => practiceId);
}
