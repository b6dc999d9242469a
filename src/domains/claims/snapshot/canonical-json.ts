import { createHash } from 'node:crypto';

/** The same text for the same value, whatever the order of its keys: PostgreSQL keeps jsonb in an order of its own. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

export const sha256Of = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
