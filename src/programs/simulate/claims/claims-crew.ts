import { demoAccounts, demoPassword } from '../../../demo/demo-accounts.ts';
import { type Account, type Session, signIn } from '../api/session.ts';

/** The accounts that play the day. One account may play all parts. */
export interface ClaimsCrew {
  /** Checks patients in, and sees them off. */
  desk: Session;
  coder: Session;
  biller: Session;
  end(): Promise<void>;
}

const emailOf = (name: string): string => demoAccounts.find((account) => account.name === name)?.email ?? '';

/** Signs in the one account that was named, or the demo practice's people. */
export async function signInClaimsCrew(url: string, account: Account | null): Promise<ClaimsCrew> {
  const signedIn: Session[] = [];
  const begin = async (who: Account) => {
    const session = await signIn(url, who);
    signedIn.push(session);
    return session;
  };
  const end = async () => {
    for (const session of signedIn) await session.end();
  };
  if (account) {
    const one = await begin(account);
    return { desk: one, coder: one, biller: one, end };
  }
  const beginDemo = (name: string) => begin({ email: emailOf(name), password: demoPassword });
  return {
    desk: await beginDemo('Front desk'),
    coder: await beginDemo('Coder'),
    biller: await beginDemo('Biller'),
    end,
  };
}
