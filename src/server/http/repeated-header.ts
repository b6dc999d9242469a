import type { IncomingMessage } from 'node:http';

/** They decide who asks and how the body is read. */
const decisive = /^(authorization|content-type)$/i;

/**
 * Whether a request says one of the headers that matter more than once. Node takes the first; a proxy that decides by
 * it may have looked at another.
 */
export function hasRepeatedHeader({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!decisive.test(name)) continue;
    if (seen.has(name.toLowerCase())) return true;
    seen.add(name.toLowerCase());
  }
  return false;
}
