const longestMs = 60_000;

/**
 * The time that a stopping server asks the screen to wait before it connects again, in milliseconds; null when it names
 * none.
 */
export function comeBackMs(said: string): number | null {
  const ms = /^(?:The server restarts; reconnect in )?(\d+)(?: ms\.)?$/.exec(said)?.[1];
  return ms ? Math.min(Number(ms), longestMs) : null;
}
