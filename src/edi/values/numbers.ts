/** An amount in cents; null when it is none, or finer than a cent. `12.5` are 1250. */
export function readCents(text: string): number | null {
  let cents = 0;
  let decimals = -1;
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  if (text.length === start || text.length > 16) return null;
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      if (decimals < 2) cents = cents * 10 + digit;
      else if (digit !== 0) return null;
      if (decimals >= 0) decimals += 1;
    } else if (digit === -2 && decimals === -1) decimals = 0;
    else return null;
  }
  if (decimals === 0 && text.length === start + 1) return null;
  if (decimals <= 0) cents *= 100;
  else if (decimals === 1) cents *= 10;
  return isNegative && cents !== 0 ? -cents : cents;
}

/** `18000` cents are `180`, `1250` are `12.5`: neither leading nor trailing zeros. Null when it is no amount of cents. */
export function writtenCents(cents: number): string | null {
  if (!Number.isSafeInteger(cents) || Math.abs(cents) > 9_999_999_999) return null;
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${decimals ? `.${decimals}` : ''}`;
}

/** A quantity, as of units or of a drug; null when it is no decimal number. */
export function readQuantity(text: string): number | null {
  return /^-?(\d{1,12}(\.\d{0,6})?|\.\d{1,6})$/.test(text) ? Number(text) : null;
}

/** A quantity with at most three decimals; null when it needs more. */
export function writtenQuantity(quantity: number): string | null {
  const text = String(quantity);
  return /^-?\d{1,12}(\.\d{1,3})?$/.test(text) ? text : null;
}
