import { createHash } from 'node:crypto';

/** Equal for messages that differ in id and cursor only. */
export function hashOfMessage(body: string): string {
  const rest = body.replace(/"id":"[^"]*"/, '').replace(/"cursor":"[^"]*"/, '');
  return createHash('sha256').update(rest).digest('hex');
}
