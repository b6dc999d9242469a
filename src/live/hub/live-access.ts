import type { FormattedExecutionResult } from 'graphql';
import type { DisplayPrincipal, StaffPrincipal } from '../../access/principal.ts';
import type { Credential } from '../../access/token.ts';

/** A subscription, as the access knows it that it belongs to. */
interface Watching {
  /** The group it shares its payloads with; undefined before it begins. */
  readonly group: object | undefined;
  /** Of one payload, in the units of `@cost`. */
  readonly cost: number;
  /** Ends it by the server's will, after a last word. */
  end(last?: FormattedExecutionResult): void;
  /** Goes on among those who may see the same, after its access's rights have changed. */
  moveOn(): void;
}

/** A client that is connected to this node, by one token. */
export interface LiveAccess {
  readonly credential: Credential;
  principal: StaffPrincipal | DisplayPrincipal;
  /** Whether it was found to be invalid: a subscription that is still being opened must not begin. */
  isWithdrawn: boolean;
  readonly watchers: Set<Watching>;
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
