let lastDay = '';
let lastDayMs = 0;

/**
 * An instant of PostgreSQL's, as it writes those of the years 1 to 9999 in UTC: `2026-11-22 08:30:00.25+00`. Any other
 * is left to JavaScript.
 */
export function instantOf(text: string): Date {
  if (text.charCodeAt(10) !== space || !text.endsWith('+00')) return new Date(text);
  const day = text.slice(0, 10);
  if (day !== lastDay) {
    lastDayMs = Date.parse(day);
    lastDay = day;
  }
  const seconds = (twoDigits(text, 11) * 60 + twoDigits(text, 14)) * 60 + twoDigits(text, 17);
  // Microseconds are cut off.
  const ms = text.length > wholeSecond ? Number(text.slice(20, -3).padEnd(3, '0').slice(0, 3)) : 0;
  return new Date(lastDayMs + seconds * 1_000 + ms);
}

const space = 32;
const zero = 48;
const wholeSecond = '2026-11-22 08:30:00+00'.length;

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
}
