import { hash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits with a prefix that tells people and scanners what it is. */
export function newSecret(prefix: 'foyer_st' | 'foyer_dp'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a secret. A plain hash is enough: 256 random bits cannot be guessed. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
