import { argon2Sync, randomBytes } from 'node:crypto';

export const password = 'correct horse battery';

/** The least that argon2id takes, 0.1 ms instead of 80: tests sign in often. The tests of sign-in pay the price of a hash in production. */
const cost = { memory: 8, passes: 1, parallelism: 1 };

/** The hash of `password` as accounts keep it. Verifying it is as cheap, because a hash names its own cost. */
export const cheapHash: string = hashOf(password);

function hashOf(message: string): string {
  const nonce = randomBytes(16);
  const tag = argon2Sync('argon2id', { message, nonce, tagLength: 32, ...cost });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${salt}$${hash}`;
}
