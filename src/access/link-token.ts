import { randomBytes } from 'node:crypto';
import { parseTypeId, toTypeId } from '../contract/type-id.ts';
import { hashSecret } from './token.ts';

/** A one-use link's token as it is looked up: by practice and hash, never by the secret itself. */
interface LinkCredential {
  practiceId: string;
  tokenHash: string;
}

const practicePrefix = 'practice_';

/**
 * A new token for a link that works once: `foyer_ln_<practice>_<secret>`, the practice as the letters of its id, the
 * secret of 256 bits.
 */
export function newLinkToken(practiceId: string): string {
  const letters = toTypeId('Practice', practiceId).slice(practicePrefix.length);
  return `foyer_ln_${letters}_${randomBytes(32).toString('base64url')}`;
}

/** Null for what has not the form of a link's token. */
export function linkCredential(token: string): LinkCredential | null {
  const [, letters] = /^foyer_ln_([0-9a-z]{26})_[\w-]{43}$/.exec(token) ?? [];
  const practice = letters && parseTypeId(`${practicePrefix}${letters}`);
  return practice ? { practiceId: practice.uuid, tokenHash: hashSecret(token) } : null;
}
