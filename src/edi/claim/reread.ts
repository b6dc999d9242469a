import type { EdiItem } from '../edi-item.ts';
import { problemsOf, readEachItem } from '../read-edi.ts';
import type { ClaimFile } from './claim-file.ts';
import { differences } from './differences.ts';
import type { ClaimItem } from './read-837p.ts';

/**
 * Reads a written file back and compares it with what it was made of, claim by claim. The answer is what differs, by its
 * path and with the problems of the file; nothing when the file says the same.
 */
export function reread(file: ClaimFile, content: string): string[] {
  const found: string[] = [];
  let claims = 0;
  let ends = 0;
  const take = (item: EdiItem): void => {
    for (const { segment, position, text } of problemsOf([item])) found.push(`${segment} ${position}: ${text}`);
    if (item.kind === 'SET_END') {
      ends += 1;
      if (!item.isWhole || item.set.controlNumber !== file.set.controlNumber) found.push('The set is not whole.');
    }
    if (item.kind !== '837P') return;
    if (claims === 0) found.push(...differences('set', headerOf(file.set), headerOf(item)));
    found.push(...differences(`claims.${claims}`, file.claims[claims], item.claim));
    claims += 1;
  };
  readEachItem(content, take);
  if (ends !== 1) found.push(`The file has ${ends} sets.`);
  if (claims !== file.claims.length) found.push(`The file has ${claims} claims instead of ${file.claims.length}.`);
  return found;
}

type Header = Pick<ClaimItem, 'reference' | 'purpose' | 'submitter' | 'receiver'>;

const headerOf = ({ reference, purpose, submitter, receiver }: Header) => ({
  ...{ reference, purpose, submitter, receiver },
});
