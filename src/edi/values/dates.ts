const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `CCYYMMDD`, or `YYMMDD` of this century as in ISA09, as ISO 8601; null when it is no day. */
export function readDate(text: string): string | null {
  const whole = text.length === 6 ? `20${text}` : text;
  if (!/^\d{8}$/.test(whole)) return null;
  const year = Number(whole.slice(0, 4));
  const month = Number(whole.slice(4, 6));
  const day = Number(whole.slice(6));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : (lengths[month - 1] ?? 0);
  if (day < 1 || day > length) return null;
  return `${whole.slice(0, 4)}-${whole.slice(4, 6)}-${whole.slice(6)}`;
}

/** `HHMM`, with or without seconds and hundredths, as `HH:MM` or `HH:MM:SS`; null when it is no time. */
export function readTime(text: string): string | null {
  if (!/^([01]\d|2[0-3])[0-5]\d([0-5]\d\d{0,2})?$/.test(text)) return null;
  return [text.slice(0, 2), text.slice(2, 4), ...(text.length > 4 ? [text.slice(4, 6)] : [])].join(':');
}

/** `CCYYMMDD` of an ISO date; null when it is no day. */
export function writtenDate(date: string): string | null {
  const digits = date.replaceAll('-', '');
  return readDate(digits) === date ? digits : null;
}

/** No patient, service or payment is older. */
export const isPlausible = (date: string) => date >= '1900-01-01';
