// Mail about an account, sent when the account was made or its roles changed. No mail holds a password.
import { presentCredential } from '../../database/session/set-scope.ts';
import type { Role } from '../../generated/models.ts';
import { queueMail } from '../../outbox/queue-mail.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { letter, passwordLink, practiceName } from '../accounts/letter.ts';

interface Person {
  name: string;
  roles: readonly Role[];
}

interface MadeAccount {
  email: string;
  isNew: boolean;
  /** By which the person chooses a password; null where the account has one. */
  linkToken: string | null;
  publicUrl: string | null;
}

/** The mail to a new colleague who can sign in, with a link where the account has no password yet. */
export async function mailAccountMade(unit: WriteUnit, person: Person, account: MadeAccount): Promise<void> {
  const practice = await practiceName(unit.db, unit.practiceId);
  const { email, isNew, linkToken, publicUrl } = account;
  const made = isNew ? `An account was made for you at ${practice}.` : `${practice} was added to your account.`;
  const where = publicUrl ? `Sign in at ${publicUrl} with ${email}.` : `Sign in with ${email}.`;
  await queueMail(unit, {
    to: email,
    senderName: practice,
    subject: `Your account at ${practice}`,
    text: letter(person.name, [`${made} ${howToSignIn(account)}`, where, `Your roles: ${rolesOf(person)}.`], practice),
    isSecret: linkToken !== null,
  });
}

function howToSignIn({ isNew, linkToken, publicUrl }: MadeAccount): string {
  if (linkToken) return passwordLink(linkToken, publicUrl);
  return isNew
    ? 'Ask the person who added you for your first password.'
    : 'You sign in with the password that you have.';
}

/** The mail to a colleague with an account about their roles from now on. */
export async function mailRolesChanged(unit: WriteUnit, person: Person & { accountId: string }): Promise<void> {
  const practice = await practiceName(unit.db, unit.practiceId);
  const email = await emailOf(unit, person.accountId);
  await queueMail(unit, {
    to: email,
    senderName: practice,
    subject: `Your roles at ${practice} were changed`,
    text: letter(
      person.name,
      [
        `Your roles at ${practice} are now: ${rolesOf(person)}.`,
        'If you did not expect this, ask your office manager.',
      ],
      practice,
    ),
  });
}

function rolesOf({ roles }: Person): string {
  return roles.map((role) => role.toLowerCase().replaceAll('_', ' ')).join(', ') || 'none';
}

/** An account is seen by its id, and only as long as that is presented. */
async function emailOf({ db }: WriteUnit, accountId: string): Promise<string> {
  await presentCredential(db, accountId);
  const { email } = await db
    .selectFrom('account')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  await presentCredential(db, '');
  return email;
}
