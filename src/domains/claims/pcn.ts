import { randomInt } from 'node:crypto';

/** Digits and consonants that cannot be mistaken for each other: no words come of them, and they say nothing of a person. */
const letters = '23456789BCDFGHJKLMNPQRSTVWXZ';
const length = 12;

/** A new patient control number. Of 10^17 there are; the constraint `claim_practice_id_pcn_key` keeps them apart. */
export function newPcn(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
