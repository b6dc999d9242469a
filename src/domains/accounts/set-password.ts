// Sets the password of an account by a link that works once, and ends the account's sessions.

import { endAccountLinks, findAccountLink } from '../../access/account-links.ts';
import { practicesOf } from '../../access/account-practices.ts';
import type { LinkPrincipal } from '../../access/actor.ts';
import { linkCredential } from '../../access/link-token.ts';
import { hashPassword } from '../../access/password.ts';
import { presentCredential } from '../../database/session/set-scope.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { LinkNotValidError, MutationSetPasswordArgs, SetPasswordResult } from '../../generated/models.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';
import { writeAs } from '../../writing/write.ts';
import { leavePractice } from './leave-practice.ts';

const operation = 'setPassword';

export async function setPassword(context: Context, { input }: MutationSetPasswordArgs): Promise<SetPasswordResult> {
  const credential = linkCredential(input.link);
  if (!credential) return notValid;
  const { practiceId } = credential;
  const known = await apart(context, operation, { practiceId }, (db) =>
    findAccountLink(db, credential, { isLocked: false }),
  );
  if (!known) return notValid;
  const { accountId } = known;
  // Only for a link that works: hashing takes long, so it is done before the transaction.
  const passwordHash = await hashPassword(input.password);
  const { office, origin } = context.request;
  const principal: LinkPrincipal = { ...link, practiceId, linkId: known.id };
  const result = await writeAs<SetPasswordResult>(office, { principal, origin }, operation, async ({ db }) => {
    const found = await findAccountLink(db, credential, { isLocked: true });
    const email = found && (await changeAccount(db, accountId, passwordHash));
    if (!email) return notValid;
    await endAccountLinks(db, { practiceId, accountId });
    return { __typename: 'SetPasswordSuccess', email };
  });
  if (result.__typename === 'SetPasswordSuccess') await leaveEverywhere(context, accountId);
  return result;
}

const link = { kind: 'LINK', permissions: new Set<never>(), onBehalfOf: null } as const;

/** Answers the account's e-mail; undefined where it may not be used. */
async function changeAccount(db: Reader, accountId: string, passwordHash: string): Promise<string | undefined> {
  await presentCredential(db, accountId);
  const account = await db
    .selectFrom('account')
    .select(['email', 'disabledAt'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!account || account.disabledAt) return undefined;
  // A changed row is let through by its e-mail alone.
  await presentCredential(db, account.email);
  await db.updateTable('account').set({ passwordHash }).where('id', '=', accountId).execute();
  await presentCredential(db, '');
  return account.email;
}

/** A person who lost a password may have lost a session with it. */
async function leaveEverywhere(context: Context, accountId: string): Promise<void> {
  const all = await apart(context, operation, { credential: accountId }, (db) => practicesOf(db, accountId));
  for (const practiceId of all) await leavePractice(context, operation, practiceId, { accountId });
}

const notValid: LinkNotValidError = {
  __typename: 'LinkNotValidError',
  message:
    'This link was used, has expired or was replaced by a later one; have another one sent with requestPasswordReset.',
  path: ['input', 'link'],
};
