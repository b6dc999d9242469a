import { practicesOf } from '../../access/account-practices.ts';
import { addressKey } from '../../access/client-address.ts';
import { verifyPassword } from '../../access/password.ts';
import type { StaffPrincipal } from '../../access/principal.ts';
import { permissionsOf } from '../../access/roles.ts';
import { idleAt, sessionMs } from '../../access/session-limits.ts';
import { hashSecret, newSecret, printToken } from '../../access/token.ts';
import { newId } from '../../database/sql/new-id.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { InvalidCredentialsError, MutationSignInArgs, SignInResult } from '../../generated/models.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';
import { continueAs } from '../../request/continue-as.ts';
import { viewerOf } from './viewer.ts';

const refused: InvalidCredentialsError = {
  __typename: 'InvalidCredentialsError',
  message: 'The e-mail or the password is wrong, or this account may not sign in here.',
  path: null,
};

/** Starts a session for an e-mail and password. Every refusal is the same and costs one password hash. */
export async function signIn(context: Context, { input }: MutationSignInArgs): Promise<SignInResult> {
  const account = await apart(context, 'signIn', { credential: input.email }, (db) =>
    db.selectFrom('account').selectAll().where('email', '=', input.email).executeTakeFirst(),
  );
  const isRight = await verifyPassword(
    input.password,
    account?.passwordHash ?? undefined,
    addressKey(context.request.origin.address),
  );
  if (!account || !isRight || account.disabledAt) return refused;
  const secret = newSecret();
  const principal = await enterOne(context, { accountId: account.id, secret }, input.practiceId);
  if (!principal) return refused;
  await continueAs(context, principal);
  const token = printToken('st', principal.practiceId, secret);
  return { __typename: 'SignInSuccess', token, viewer: viewerOf(principal) };
}

interface NewSession {
  accountId: string;
  secret: string;
}

/**
 * Works in the practice that was named, or in the one that the account joined first. The directory only says where to
 * look.
 */
async function enterOne(
  context: Context,
  session: NewSession,
  wanted: string | null | undefined,
): Promise<StaffPrincipal | undefined> {
  const { accountId } = session;
  const known = await apart(context, 'signIn', { credential: accountId }, (db) => practicesOf(db, accountId));
  for (const practiceId of known) {
    if (wanted && wanted !== practiceId) continue;
    const principal = await apart(context, 'signIn', { practiceId }, (db) =>
      startSession(db, context, practiceId, session),
    );
    if (principal) return principal;
  }
  return undefined;
}

/** Undefined when the account has no membership here any more. */
async function startSession(
  db: Reader,
  context: Context,
  practiceId: string,
  { accountId, secret }: NewSession,
): Promise<StaffPrincipal | undefined> {
  const membership = await db
    .selectFrom('staff_member')
    .select(['id', 'roles'])
    .where('practiceId', '=', practiceId)
    .where('accountId', '=', accountId)
    .where('isActive', '=', true)
    .executeTakeFirst();
  if (!membership) return undefined;
  const { address, device } = context.request.origin;
  const session = {
    id: newId(),
    expiresAt: new Date(Date.now() + sessionMs),
    tokenHash: hashSecret(secret),
    address,
    device,
  };
  const owner = { practiceId, staffMemberId: membership.id, accountId };
  await db
    .insertInto('session')
    .values({ ...session, ...owner })
    .execute();
  const { id: sessionId, expiresAt: sessionExpiresAt } = session;
  const permissions = permissionsOf(membership.roles);
  return { kind: 'STAFF', ...owner, sessionId, sessionExpiresAt, sessionIdleAt: idleAt(new Date()), permissions };
}
