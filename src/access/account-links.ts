import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import type { AccountLinkRow } from './account-link.entity.ts';
import { linkCredential, newLinkToken } from './link-token.ts';

interface LinkedAccount {
  /** The practice in whose name the link is made; it has to have been entered. */
  practiceId: string;
  accountId: string;
}

export const linkHours = 24;
const hourMs = 3_600_000;

/**
 * Makes a link by which the owner of an account chooses a password, once and for 24 hours. Earlier links of the account
 * in this practice end. Answers the token, which is kept nowhere.
 */
export async function makeAccountLink(db: Reader, { practiceId, accountId }: LinkedAccount): Promise<string> {
  const madeAt = new Date();
  await endAccountLinks(db, { practiceId, accountId });
  const token = newLinkToken(practiceId);
  const tokenHash = linkCredential(token)?.tokenHash ?? '';
  const expiresAt = new Date(madeAt.getTime() + linkHours * hourMs);
  await db
    .insertInto('account_link')
    .values({ practiceId, id: newId(), accountId, tokenHash, madeAt, expiresAt })
    .execute();
  return token;
}

/** No link of the account that this practice made works any more. */
export async function endAccountLinks(db: Reader, { practiceId, accountId }: LinkedAccount): Promise<void> {
  await db
    .updateTable('account_link')
    .set({ usedAt: new Date() })
    .where('practiceId', '=', practiceId)
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .execute();
}

/** The link of a token while it works; undefined for any other token. Locked where it is to be used. */
export function findAccountLink(
  db: Reader,
  { practiceId, tokenHash }: { practiceId: string; tokenHash: string },
  { isLocked }: { isLocked: boolean },
): Promise<AccountLinkRow | undefined> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst() as Promise<AccountLinkRow | undefined>;
}

/** Where a link is opened: the secret stands behind the `#`, which browsers send to no server. */
export function linkAddress(origin: string, token: string): string {
  return `${origin}/set-password#${token}`;
}
