/** The check digit is computed with these before the identifier: a health identifier of the US (ISO 7812). */
const prefix = '80840';

/** Whether ten digits are a National Provider Identifier: it begins with 1 or 2, and its check digit fits (Luhn). */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  const digits = [...`${prefix}${text}`].map(Number).reverse();
  const sum = digits.reduce((total, digit, place) => {
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
