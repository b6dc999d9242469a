import { demoAccounts, demoPassword } from '../../../demo/demo-accounts.ts';
import { type Account, type Session, signIn } from './session.ts';

/** The accounts that play the morning. One account may play all parts. */
export interface Crew {
  /** Books, checks in, and sees patients off. */
  desk: Session;
  /** Calls and rooms patients, and turns rooms over. */
  assistant: Session;
  /** Stands for every provider. */
  physician: Session;
  /** Signs the office manager in, for what only they may do. */
  manager(): Promise<Session>;
  end(): Promise<void>;
}

const [manager, desk, assistant, physician] = demoAccounts;

/** Signs in the one account that was named, or the demo practice's people. */
export async function signInCrew(url: string, account: Account | null): Promise<Crew> {
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
    return { desk: one, assistant: one, physician: one, manager: async () => one, end };
  }
  const beginDemo = ({ email }: (typeof demoAccounts)[number]) => begin({ email, password: demoPassword });
  return {
    desk: await beginDemo(desk),
    assistant: await beginDemo(assistant),
    physician: await beginDemo(physician),
    manager: () => beginDemo(manager),
    end,
  };
}
