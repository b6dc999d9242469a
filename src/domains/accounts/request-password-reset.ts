// Sends a link for a new password to the owner of an account, and never says whether there is one.
import { setTimeout as pause } from 'node:timers/promises';
import { makeAccountLink } from '../../access/account-links.ts';
import { practicesOf } from '../../access/account-practices.ts';
import type { JobPrincipal } from '../../access/actor.ts';
import type { MutationRequestPasswordResetArgs, RequestPasswordResetResult } from '../../generated/models.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { writeAs } from '../../writing/write.ts';
import { mailPasswordLink } from './password-mail.ts';

const operation = 'requestPasswordReset';
/** Longer than the work takes: the time of the answer does not say whether there was any. */
const answerMs = 500;
const quietMinutes = 5;

export async function requestPasswordReset(
  context: Context,
  { input: { email } }: MutationRequestPasswordResetArgs,
): Promise<RequestPasswordResetResult> {
  await Promise.all([sendLink(context, email), pause(answerMs)]);
  return { __typename: 'RequestPasswordResetSuccess', email };
}

/** In the name of the first practice in which the membership holds. */
async function sendLink(context: Context, email: string): Promise<void> {
  const account = await apart(context, operation, { credential: email }, (db) =>
    db.selectFrom('account').select(['id', 'disabledAt']).where('email', '=', email).executeTakeFirst(),
  );
  if (!account || account.disabledAt) return;
  const { id: accountId } = account;
  const all = await apart(context, operation, { credential: accountId }, (db) => practicesOf(db, accountId));
  const { office, origin } = context.request;
  for (const practiceId of all) {
    const principal: JobPrincipal = {
      kind: 'JOB',
      practiceId,
      job: operation,
      onBehalfOf: null,
      permissions: new Set(),
    };
    const { isMember } = await writeAs(office, { principal, origin }, operation, async (unit) => {
      const member = await memberOf(unit, accountId);
      if (member && !(await hasFreshLink(unit, accountId))) {
        const token = await makeAccountLink(unit.db, { practiceId, accountId });
        await mailPasswordLink(unit, { ...member, email, token, publicUrl: office.publicUrl });
      }
      return { __typename: 'LinkSuccess', isMember: member !== undefined };
    });
    if (isMember) return;
  }
}

function memberOf({ db, practiceId }: WriteUnit, accountId: string): Promise<{ name: string } | undefined> {
  return (
    db
      .selectFrom('staff_member')
      .select('name')
      .where('practiceId', '=', practiceId)
      .where('accountId', '=', accountId)
      .where('isActive', '=', true)
      // Two requests at the same moment send one mail.
      .forNoKeyUpdate()
      .executeTakeFirst()
  );
}

/** So a flood of requests does not fill a person's mailbox. */
async function hasFreshLink({ db, practiceId, now }: WriteUnit, accountId: string): Promise<boolean> {
  const fresh = await db
    .selectFrom('account_link')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('accountId', '=', accountId)
    .where('madeAt', '>', new Date(now.getTime() - quietMinutes * 60_000))
    .limit(1)
    .executeTakeFirst();
  return fresh !== undefined;
}
