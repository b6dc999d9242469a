import { type Option, refuse } from '../command-line/options.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { UsageFailure } from '../command-line/usage-failure.ts';
import type { Account } from './api/session.ts';

const urlFlags = '--url <url>';

/** The option that names a server. */
export function urlOption(about: string): Option<string | undefined> {
  return {
    flags: urlFlags,
    about,
    read: (written) => {
      if (typeof written !== 'string') return undefined;
      const isHttp = /^https?:$/.test(URL.parse(written)?.protocol ?? '');
      if (!isHttp) throw refuse(urlFlags, written, 'an address such as http://127.0.0.1:4000');
      return written.replace(/\/+(graphql\/*)?$/, '');
    },
  };
}

/** Where a Foyer of the same settings listens. */
export async function addressHere({ config }: Pick<Surroundings, 'config'>): Promise<string> {
  const { listenAddress } = await import('../practice/way-in.ts');
  const settings = await config();
  if (settings.port > 0) return listenAddress(settings);
  throw new UsageFailure('PORT is 0, so the server listens at any free port; name the address it printed with --url.');
}

/** The account that was named; null for the demo practice's people. */
export async function accountOf({ email, password }: { email?: string; password?: string }): Promise<Account | null> {
  if (email) return { email, password: password ?? (await import('../../demo/demo-accounts.ts')).demoPassword };
  if (password === undefined) return null;
  throw new UsageFailure('--password is given without --email; name the account too, or omit both.');
}
