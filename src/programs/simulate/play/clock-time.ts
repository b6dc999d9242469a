const opening = 8 * 60;

/** A simulated minute as the clock on the wall shows it. */
export function clockTime(minute: number): string {
  const sinceMidnight = opening + minute;
  const part = (number: number) => String(number).padStart(2, '0');
  return `${part(Math.floor(sinceMidnight / 60) % 24)}:${part(sinceMidnight % 60)}`;
}
