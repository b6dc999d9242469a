import { SignInDocument, SignOutDocument, type TypedDocumentString } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import { type Answer, sendOperation } from './send-operation.ts';

export interface Account {
  email: string;
  password: string;
}

/** A signed-in account. */
export interface Session {
  url: string;
  token(): string;
  /**
   * Runs one operation and returns its data; a session that ended meanwhile, as after a long silence, is begun again.
   */
  ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data>;
  renew(): Promise<void>;
  end(): Promise<void>;
}

export async function signIn(url: string, account: Account): Promise<Session> {
  let token = await newToken(url, account);
  const renew = async () => {
    token = await newToken(url, account);
  };
  return {
    url,
    token: () => token,
    renew,
    ask: async (document, variables) => {
      let answer = await sendOperation(url, { document, variables, token });
      if (answer.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) {
        await renew();
        answer = await sendOperation(url, { document, variables, token });
      }
      return dataOf(answer, document, account);
    },
    end: async () => {
      await sendOperation(url, { document: SignOutDocument, variables: {}, token });
    },
  };
}

async function newToken(url: string, account: Account): Promise<string> {
  const answer = await sendOperation(url, { document: SignInDocument, variables: account });
  const { result } = dataOf(answer, SignInDocument, account);
  if (result.__typename === 'SignInSuccess') return result.token;
  throw new SimulationFailure(
    `${account.email} cannot sign in at ${url}; name an account of that practice with --email and --password.`,
  );
}

function dataOf<Data>({ data, errors }: Answer<Data>, document: unknown, { email }: Account): Data {
  if (data && !errors?.length) return data;
  const operation = /\b(?:query|mutation) (\w+)/.exec(String(document))?.[1] ?? 'The operation';
  if (errors?.some(({ extensions }) => extensions?.code === 'FORBIDDEN')) {
    throw new SimulationFailure(
      `${email} may not run ${operation}; name an account that may do everything, an office manager's, with --email and --password.`,
    );
  }
  throw new SimulationFailure(`${operation} failed: ${errors?.[0]?.message ?? 'the server sent no data.'}`);
}
