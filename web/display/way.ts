/**
 * How a screen can be connected: a WebSocket, or a stream of server-sent events where the network lets no WebSocket
 * through.
 */
export type Way = 'SOCKET' | 'STREAM';

/** How a connection ended. */
export interface Ending {
  /** It brought a payload. */
  wasHeard: boolean;
  /** It was given up because nothing came. */
  wasSilent: boolean;
  /** The server does not take the token, the cursor or the page. */
  isRefused: boolean;
  /** When the server wants to see the screen again, in milliseconds. */
  comeBackMs: number | null;
}

export interface Standing {
  way: Way;
  /** Connections in a row that ended this way before they brought anything. */
  failures: number;
}

const mostFailures = 2;

/**
 * Which way to go next: the same while it carries anything at all. It is the other one when nothing came, or when it
 * broke twice before anything did.
 */
export function nextStanding({ way, failures }: Standing, ending: Ending): Standing {
  if (ending.wasHeard || ending.isRefused || ending.comeBackMs !== null) return { way, failures: 0 };
  if (ending.wasSilent || failures + 1 === mostFailures) return { way: otherThan(way), failures: 0 };
  return { way, failures: failures + 1 };
}

function otherThan(way: Way): Way {
  return way === 'SOCKET' ? 'STREAM' : 'SOCKET';
}
