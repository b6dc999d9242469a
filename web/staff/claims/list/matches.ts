import type { ClaimRowFragment } from '../../../generated/operations.ts';
import { statusWords } from '../words/queue-words.ts';
import type { ListAddress } from './list-address.ts';

/** Whether a claim is nobody's where that is asked for, and has each word of the text. */
export function matches(claim: ClaimRowFragment, { assignee, text }: Pick<ListAddress, 'assignee' | 'text'>): boolean {
  if (assignee === 'nobody' && claim.assignee) return false;
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { pcn, patient, payer, status, serviceDate, total, reasonCodes, assignee: person } = claim;
  const all = [pcn, patient?.familyName, patient?.givenName, payer?.name, statusWords(status), serviceDate, total];
  const shown = plain([...all, person?.name, ...reasonCodes].filter(Boolean).join(' '));
  return words.every((word) => shown.includes(word));
}

/** Without accents and capitals. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
