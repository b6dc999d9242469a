import { linkHours, makeAccountLink } from '../../access/account-links.ts';
import { practicesOf } from '../../access/account-practices.ts';
import { scoped } from '../../database/session/practice-scope.ts';
import { enterPractice, presentCredential } from '../../database/session/set-scope.ts';
import { type Reader, readerOf } from '../../database/sql/reader.ts';
import { AuditAction } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import { appendEvents } from '../../live/log/append-events.ts';
import { recordCommand } from '../audit/record-command.ts';
import { CommandFailure } from '../command-line/command-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { shownLink } from '../practice/way-in.ts';
import { withOwner } from '../with-owner.ts';

interface Reset {
  email: string;
  /** Null for a link. */
  passwordHash: string | null;
}

/** Sets the password, or prints a link to choose it; answers the exit code. */
export function resetAccount({ email, passwordHash }: Reset, surroundings: Surroundings): Promise<number> {
  return withOwner(surroundings, async ({ config, owner }) => {
    const token = await scoped(owner.em, { credential: email }).transactional(async (unit) => {
      const db = readerOf(unit);
      const account = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
      if (!account) throw new CommandFailure(`No account has the e-mail ${email}; name what the person signs in with.`);
      if (passwordHash) await db.updateTable('account').set({ passwordHash }).where('id', '=', account.id).execute();
      return reset(db, account.id, passwordHash === null);
    });
    const result = token
      ? `${email} chooses a password here, once and within ${linkHours} hours:\n  ${shownLink(config, token)}\n`
      : `The password of ${email} is set, and all sessions of the account have ended.\n`;
    surroundings.out.write(result);
    return 0;
  });
}

/** In each practice of the account. Answers the token of a link, made in the first one; null where none is wanted. */
async function reset(db: Reader, accountId: string, isLink: boolean): Promise<string | null> {
  await presentCredential(db, accountId);
  const practices = await practicesOf(db, accountId);
  const [first] = practices;
  if (!first)
    throw new CommandFailure('This account belongs to no practice any more; add it to one with addStaffMember.');
  let token: string | null = null;
  for (const practiceId of practices) {
    await enterPractice(db, practiceId);
    if (isLink && practiceId === first) token = await makeAccountLink(db, { practiceId, accountId });
    if (!isLink) await endSessions(db, practiceId, accountId);
    const operation = 'account reset';
    const reason = isLink ? 'A link for a new password' : 'A new password';
    await recordCommand(db, { practiceId, operation, action: AuditAction.UPDATE, reason });
  }
  return token;
}

async function endSessions(db: Reader, practiceId: string, accountId: string): Promise<void> {
  const ended = await db
    .updateTable('session')
    .set({ endedAt: new Date() })
    .where('practiceId', '=', practiceId)
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute();
  const changes = ended.map(({ id }) => accessChanged(id));
  if (changes.length > 0) await appendEvents(db, practiceId, changes);
}
