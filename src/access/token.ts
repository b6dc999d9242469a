import { isDisplayToken } from './is-display-token.ts';
import { hashSecret } from './secret.ts';

/** What is kept of a token while it is in use: enough to look it up again, not to use it. */
export interface Credential {
  tokenHash: string;
  isDisplay: boolean;
}

export function credentialOf(token: string): Credential {
  return { tokenHash: hashSecret(token), isDisplay: isDisplayToken(token) };
}
