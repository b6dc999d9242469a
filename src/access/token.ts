import { hash, randomBytes } from 'node:crypto';
import { parseTypeId, toTypeId } from '../contract/type-id.ts';

/** The beginning of a token shows people and scanners its kind: a session's, a display's. */
type Kind = 'st' | 'dp';

/** The part of a token that is kept while it is in use: enough to look it up again, not to use it. */
export interface Credential {
  tokenHash: string;
  /** The practice it is looked up in. Undefined when the token names none, and is invalid. */
  practiceId: string | undefined;
  isDisplay: boolean;
}

const form = /^foyer_(st|dp)_([0-9a-z]{26})_([\w-]{43})$/;
const pairingPrefix = 'foyer_pt_';

/** A token names its practice, by the letters of the practice's id: nothing is looked up over all practices. */
export function printToken(kind: Kind, practiceId: string, secret: string): string {
  return `foyer_${kind}_${toTypeId('Practice', practiceId).slice('practice_'.length)}_${secret}`;
}

export function credentialOf(token: string): Credential {
  const [, kind, letters, secret = ''] = form.exec(token) ?? [];
  const practiceId = letters && parseTypeId(`practice_${letters}`)?.uuid;
  if (!practiceId) return { tokenHash: hashSecret(token), practiceId: undefined, isDisplay: isDisplayToken(token) };
  return { tokenHash: hashSecret(secret), practiceId, isDisplay: kind === 'dp' };
}

/** The token of a screen that belongs to no practice yet. Its secret is part of the display's token afterwards. */
export function printPairingToken(secret: string): string {
  return `${pairingPrefix}${secret}`;
}

/** The secret of a screen that is not paired yet; undefined for other tokens. */
export function pairingSecretOf(token: string): string | undefined {
  return token.startsWith(pairingPrefix) ? token.slice(pairingPrefix.length) : undefined;
}

/** Whether a token is a screen's, paired or not yet: its prefix says so. */
export function isDisplayToken(token: string): boolean {
  return token.startsWith('foyer_dp_') || token.startsWith(pairingPrefix);
}

/** The token of an `Authorization: Bearer <token>` value; undefined when there is none of that form. */
export function bearerToken(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] : undefined;
}

/** A new secret of 256 bits, 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The stored form of a secret. A plain hash is enough: 256 random bits cannot be guessed. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
