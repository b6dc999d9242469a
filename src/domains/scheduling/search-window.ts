export interface SearchWindow {
  from: Date;
  until: Date;
}

const longestMs = 30 * 24 * 60 * 60_000;

/** Where free slots are looked for: 30 days from an instant on, and never in the past. */
export function searchWindow(from: Date, now: Date): SearchWindow {
  const start = Math.max(from.getTime(), now.getTime());
  return { from: new Date(start), until: new Date(start + longestMs) };
}
