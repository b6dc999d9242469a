import { createHash } from 'node:crypto';

/** A hash of a password could be guessed from: passwords are not compared. */
const notCompared = new Set(['idempotencyKey', 'password']);

/** The same for arguments that ask the same, in any order of their fields. */
export function requestHash(args: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(args)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const fields = Object.entries(value).filter(([name, field]) => field !== undefined && !notCompared.has(name));
  return Object.fromEntries(
    fields.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, field]) => [name, sorted(field)]),
  );
}
