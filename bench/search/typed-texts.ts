import { phoneDigits } from '../../src/contract/phone-number.ts';
import type { Registered } from './furnish-patients.ts';

/** Ways in which somebody at a desk looks for a patient. Each key press sends what is typed so far. */
export const ways: Record<string, (patient: Registered) => string> = {
  'family name': ({ familyName }) => familyName.toLowerCase(),
  'given and family name': ({ givenName, familyName }) => `${givenName} ${familyName}`,
  'family name, misspelled': ({ familyName }) => misspelled(familyName),
  'family and given name together': ({ familyName, givenName }) => `${familyName}${givenName}`,
  'telephone number': ({ phone }) => written(phone),
  'birth date': ({ birthDate }) => monthFirst(birthDate),
  'record number': ({ mrn }) => mrn,
  'name and birth date': ({ familyName, birthDate }) => `${familyName} ${monthFirst(birthDate)}`,
};

/** Every beginning of a text. */
export function keyPresses(text: string): string[] {
  const letters = [...text];
  return letters.map((_letter, last) => letters.slice(0, last + 1).join(''));
}

function monthFirst(birthDate: string): string {
  const [year, month, day] = birthDate.split('-').map(Number);
  return `${month}/${day}/${year}`;
}

function written(phone: string): string {
  const national = phoneDigits(phone).find((digits) => digits.length === 10) ?? '';
  return `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
}

/** Two letters in the middle change places. */
function misspelled(name: string): string {
  const middle = Math.floor(name.length / 2);
  return `${name.slice(0, middle)}${name.slice(middle + 1, middle + 2)}${name.slice(middle, middle + 1)}${name.slice(middle + 2)}`;
}
