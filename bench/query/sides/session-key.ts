import { credentialOf } from '../../../src/access/token.ts';

/** What `bench.enter` looks a session up by: its practice and its hash. */
export function sessionKey(token: string | undefined): string {
  const { practiceId, tokenHash } = credentialOf(token ?? '');
  return `${practiceId} ${tokenHash}`;
}
