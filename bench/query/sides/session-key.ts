import { credentialOf } from '../../../src/access/token.ts';

/** The key by which `bench.enter` looks a session up: its practice and its hash. */
export function sessionKey(token: string | undefined): string {
  const { practiceId, tokenHash } = credentialOf(token ?? '');
  return `${practiceId} ${tokenHash}`;
}
