import type { IncomingMessage } from 'node:http';

/** Whether the page a request comes from may call this server. */
export type OriginCheck = (request: Pick<IncomingMessage, 'headers'>) => boolean;

interface AllowedOrigins {
  /** Origins of pages elsewhere; null: none. */
  allowedOrigins: readonly string[] | null;
  /** Whether pages that this machine serves on other ports may call: a front end's development server. */
  allowsLocalPages: boolean;
}

/**
 * Decides whether the page a request comes from may call this server. Programs send no Origin and are let through:
 * nothing here rides on cookies. Pages of the server's own host may call, unless the configuration names origins.
 */
export function originCheck({ allowedOrigins, allowsLocalPages }: AllowedOrigins): OriginCheck {
  return ({ headers: { origin, host } }) => {
    if (origin === undefined) return true;
    if (allowsLocalPages && isLocal(origin)) return true;
    if (allowedOrigins) return allowedOrigins.includes(origin);
    return URL.canParse(origin) && new URL(origin).host === host;
  };
}

function isLocal(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/.test(origin);
}
