import { addressKey } from '../../access/client-address.ts';
import { verifyPassword } from '../../access/password.ts';
import type { StaffPrincipal } from '../../access/principal.ts';
import { permissionsOf } from '../../access/roles.ts';
import { idleAt, sessionMs } from '../../access/session-limits.ts';
import { hashSecret, newSecret } from '../../access/token.ts';
import { enterPractice } from '../../database/session/set-scope.ts';
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
    account?.passwordHash,
    addressKey(context.request.origin.address),
  );
  if (!account || !isRight || account.disabledAt) return refused;
  const token = newSecret('foyer_st');
  const principal = await apart(context, 'signIn', { credential: account.id }, (db) =>
    startSession(db, context, { accountId: account.id, practiceId: input.practiceId ?? undefined, token }),
  );
  if (!principal) return refused;
  await continueAs(context, principal);
  return { __typename: 'SignInSuccess', token, viewer: viewerOf(principal) };
}

interface NewSession {
  accountId: string;
  practiceId: string | undefined;
  token: string;
}

/** Works in the practice that was named, or in the one the account joined first. */
async function startSession(db: Reader, context: Context, wanted: NewSession): Promise<StaffPrincipal | undefined> {
  const { accountId, practiceId, token } = wanted;
  const memberships = await db
    .selectFrom('staff_member')
    .select(['practiceId', 'id', 'roles'])
    .where('accountId', '=', accountId)
    .where('isActive', '=', true)
    .orderBy('id')
    .execute();
  const membership = memberships.find((candidate) => !practiceId || candidate.practiceId === practiceId);
  if (!membership) return undefined;
  await enterPractice(db, membership.practiceId);
  const { address, device } = context.request.origin;
  const session = {
    id: newId(),
    expiresAt: new Date(Date.now() + sessionMs),
    tokenHash: hashSecret(token),
    address,
    device,
  };
  const owner = { practiceId: membership.practiceId, staffMemberId: membership.id, accountId };
  await db
    .insertInto('session')
    .values({ ...session, ...owner })
    .execute();
  const { id: sessionId, expiresAt: sessionExpiresAt } = session;
  const permissions = permissionsOf(membership.roles);
  return { kind: 'STAFF', ...owner, sessionId, sessionExpiresAt, sessionIdleAt: idleAt(new Date()), permissions };
}
