import type { DisplayPrincipal, StaffPrincipal } from '../../access/principal.ts';
import type { Credential } from '../../access/token.ts';
import type { Watcher } from './watcher.ts';

/** Somebody who is connected to this node, by one token. */
export interface LiveAccess {
  readonly credential: Credential;
  principal: StaffPrincipal | DisplayPrincipal;
  /** Whether it was found to be worth nothing any more: what is still on its way to begin must not. */
  isWithdrawn: boolean;
  readonly watchers: Set<Watcher>;
  /** Open connections. */
  connections: number;
  /** When the last connection or subscription was seen, in milliseconds of the system's clock. */
  usedAt: number;
}

/** When access ends by itself unless something is found to have changed; in milliseconds of the system's clock. */
export function expiryOf({ principal }: LiveAccess): number {
  if (principal.kind === 'DISPLAY') return Infinity;
  return Math.min(principal.sessionExpiresAt.getTime(), principal.sessionIdleAt.getTime());
}
