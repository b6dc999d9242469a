// Mail about an account, sent when the account was made or its roles changed. No mail carries a password.
import { presentCredential } from '../../database/session/set-scope.ts';
import type { Role } from '../../generated/models.ts';
import { queueMail } from '../../outbox/queue-mail.ts';
import type { WriteUnit } from '../../writing/unit.ts';

interface Person {
  name: string;
  roles: readonly Role[];
}

/**
 * The mail to a new colleague who can sign in. An account that existed before keeps its password, so the mail asks for
 * none.
 */
export async function mailAccountMade(
  unit: WriteUnit,
  person: Person,
  account: { email: string; isNew: boolean; publicUrl: string | null },
): Promise<void> {
  const practice = await practiceName(unit);
  const { email, isNew, publicUrl } = account;
  const made = isNew
    ? `An account was made for you at ${practice}. Ask the person who added you for your first password.`
    : `${practice} was added to your account. You sign in with the password that you have.`;
  const where = publicUrl ? `Sign in at ${publicUrl} with ${email}.` : `Sign in with ${email}.`;
  await queueMail(unit, {
    to: email,
    senderName: practice,
    subject: `Your account at ${practice}`,
    text: letter(person, [made, where, `Your roles: ${rolesOf(person)}.`], practice),
  });
}

/** The mail to a colleague with an account about their roles from now on. */
export async function mailRolesChanged(unit: WriteUnit, person: Person & { accountId: string }): Promise<void> {
  const practice = await practiceName(unit);
  const email = await emailOf(unit, person.accountId);
  await queueMail(unit, {
    to: email,
    senderName: practice,
    subject: `Your roles at ${practice} were changed`,
    text: letter(
      person,
      [
        `Your roles at ${practice} are now: ${rolesOf(person)}.`,
        'If you did not expect this, ask your office manager.',
      ],
      practice,
    ),
  });
}

function letter({ name }: Person, paragraphs: string[], practice: string): string {
  return `${[`Dear ${name},`, ...paragraphs, practice].join('\n\n')}\n`;
}

function rolesOf({ roles }: Person): string {
  return roles.map((role) => role.toLowerCase().replaceAll('_', ' ')).join(', ') || 'none';
}

async function practiceName({ db, practiceId }: WriteUnit): Promise<string> {
  const { name } = await db
    .selectFrom('practice')
    .select('name')
    .where('practiceId', '=', practiceId)
    .executeTakeFirstOrThrow();
  return name;
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
