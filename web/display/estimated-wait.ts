interface Estimate {
  earliest: string;
  latest: string;
}

const step = 5;

/**
 * The rest of a wait as a range of minutes, such as `10–25 min`: whole fives, rounded outwards, so that it promises no
 * more than is known. Null when the range is over.
 */
export function estimatedWait({ earliest, latest }: Estimate, nowMs: number): string | null {
  const until = (Date.parse(latest) - nowMs) / 60_000;
  if (until <= 0) return null;
  const from = Math.max(0, Math.floor((Date.parse(earliest) - nowMs) / 60_000 / step) * step);
  const to = Math.max(step, Math.ceil(until / step) * step);
  return from === 0 ? `< ${to} min` : `${from}–${to} min`;
}
