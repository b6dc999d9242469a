import { hash, randomBytes } from 'node:crypto';

/** What is kept of a token while it is in use: enough to look it up again, not to use it. */
export interface Credential {
  tokenHash: string;
  isDisplay: boolean;
}

export function credentialOf(token: string): Credential {
  return { tokenHash: hashSecret(token), isDisplay: isDisplayToken(token) };
}

/** The token of an `Authorization: Bearer <token>` value; undefined when there is none of that form. */
export function bearerToken(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] : undefined;
}

/** Whether a token is a screen's, paired or not yet: its prefix says so. */
export function isDisplayToken(token: string): boolean {
  return token.startsWith('foyer_dp_');
}

/** A new secret of 256 bits with a prefix that tells people and scanners what it is. */
export function newSecret(prefix: 'foyer_st' | 'foyer_dp'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a secret. A plain hash is enough: 256 random bits cannot be guessed. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
