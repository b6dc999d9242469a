import { randomInt } from 'node:crypto';

/**
 * No letter or digit here is taken for another one across a room. So 0, O, 1, I, L, 2, Z, 5, S, 6, G, 8, B, U, V are
 * missing.
 */
const alphabet = '3479ACDEFHJKMNPQRTWXY';
const length = 8;

/** A new code as the screen shows it, such as `K7M3-QX9P`. */
export function newPairingCode(): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A code as it is compared: case, spaces and dashes do not matter. */
export function normalizedPairingCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
