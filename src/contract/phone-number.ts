import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A telephone number as people type it, with the usual signs, and an extension in the usual words. */
const typed = /^[+(]?[\d\s().\-/\u00A0\u2010-\u2015]+(?:\s*(?:;\s*ext=|extension|ext\.?|x|#)\s*\d{1,7})?$/i;
const fewestDigits = 3;

/** Whether a text could be a number of some country. */
export function looksLikePhone(text: string): boolean {
  return typed.test(text.trim()) && text.replace(/\D/g, '').length >= fewestDigits;
}

/** Whether a number says of which country it is. */
export function isInternational(text: string): boolean {
  return text.trim().startsWith('+');
}

/**
 * A number that exists in the numbering plan of its country, in E.164 with its extension: `+16175550123;ext=12`. Without
 * a `+` it is one of the region. Null when there is no such number.
 */
export function toPhone(text: string, region: string): string | null {
  const number = parsePhoneNumberFromString(text, region as CountryCode);
  if (!number?.isValid()) return null;
  return number.ext ? `${number.number};ext=${number.ext}` : number.number;
}

/** Whether a region, such as `US`, has telephone numbers of its own. */
export function isPhoneRegion(region: string): boolean {
  return isSupportedCountry(region);
}

/** The digits by which a number is called: with its country's code, without, and as it is written at home. */
export function phoneDigits(phone: string): string[] {
  const [base = ''] = phone.split(';');
  const number = parsePhoneNumberFromString(base);
  const forms = [base, ...(number ? [number.nationalNumber, number.formatNational()] : [])];
  return [...new Set(forms.map((form) => form.replace(/\D/g, '')))].filter((digits) => digits.length > 0);
}
