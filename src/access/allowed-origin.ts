import type { IncomingMessage } from 'node:http';

/** Whether the page a request comes from may talk to this server. */
export type OriginCheck = (request: IncomingMessage) => boolean;

/**
 * Decides whether the page a request comes from may talk to this server. Programs send no Origin and are let through:
 * nothing here rides on cookies.
 */
export function originCheck(allowed: readonly string[] | null): OriginCheck {
  return ({ headers }) => {
    if (headers.origin === undefined) return true;
    if (allowed) return allowed.includes(headers.origin);
    return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
  };
}
