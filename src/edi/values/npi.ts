/** A National Provider Identifier: ten digits that begin with 1 or 2, the last of them a Luhn check digit behind `80840`. */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  const sum = [...`80840${text}`].reduceRight((total, character, index, digits) => {
    const digit = Number(character) * ((digits.length - 1 - index) % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
