import { argon2 as argon2Callback, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { GraphQLError } from 'graphql';
import { FairQueue } from './fair-queue.ts';

/** More sign-ins wait than can be answered soon. */
class BusyError extends GraphQLError {
  constructor() {
    super('Too many people sign in at this moment; try again in a few seconds.', {
      extensions: { code: 'TOO_MANY_REQUESTS' },
    });
  }
}

const argon2 = promisify(argon2Callback);

/** OWASP's minimum for argon2id: 19 MiB, two passes. About 80 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
/**
 * More at once would let a flood of sign-ins take both cores and the memory. A sign-in that would wait longer than
 * about 2 seconds is refused with a time to retry. Sign-ins from one address wait for each other, so a flood from there
 * keeps no other address waiting.
 */
const hashes = new FairQueue({ mostAtOnce: 2, mostWaiting: 50, refusal: () => new BusyError() });
/** The queue that stands for the addresses of staff and programs. */
const inside = 'inside';

/** The password's argon2id hash as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hashes.run(inside, () => derive(password, nonce));
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/**
 * Whether the password is the one that was hashed. Without a hash (an unknown user) it takes the same time and says no.
 * `from` is where it came from.
 */
export async function verifyPassword(password: string, phc: string | undefined, from: string): Promise<boolean> {
  const stored = parsePhc(phc ?? '');
  const derived = await hashes.run(from, () => derive(password, stored?.nonce ?? randomBytes(16), stored?.cost));
  return stored !== null && stored.tag.length === derived.length && timingSafeEqual(stored.tag, derived);
}

/** The cost a password was hashed with may be an older one than today's. */
function parsePhc(phc: string): { cost: typeof cost; nonce: Buffer; tag: Buffer } | null {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc);
  if (!parts) return null;
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const [nonce, tag] = parts.slice(4).map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];
  return { cost: { memory, passes, parallelism }, nonce, tag };
}

function derive(password: string, nonce: Buffer, at = cost): Promise<Buffer> {
  return argon2('argon2id', { message: password, nonce, tagLength, ...at });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
