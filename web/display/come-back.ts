const longestMs = 60_000;

/** What a server that stops says on the way, as milliseconds until it wants to see the screen again; null when it does not say. */
export function comeBackMs(said: string): number | null {
  const ms = /^(?:The server restarts; reconnect in )?(\d+)(?: ms\.)?$/.exec(said)?.[1];
  return ms ? Math.min(Number(ms), longestMs) : null;
}
