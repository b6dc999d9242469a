import fc from 'fast-check';
import { expect } from 'vitest';
import { reread } from '../../../src/edi/claim/reread.ts';
import { write837p } from '../../../src/edi/claim/write-837p.ts';
import { aFile } from './a-claim.ts';
import { anyClaim } from './arbitrary-claim.ts';
import { anyText, writtenText } from './arbitrary-text.ts';

/** Whatever is in a field, its file says the same claims, or is not written and names the fields. */
export function checkClaims(runs: number): void {
  const claims = fc.oneof(
    fc.array(anyClaim(writtenText), { minLength: 1, maxLength: 4 }),
    fc.array(anyClaim(fc.oneof({ weight: 40, arbitrary: writtenText }, { weight: 1, arbitrary: anyText })), {
      minLength: 1,
      maxLength: 2,
    }),
  );
  fc.assert(
    fc.property(claims, (made) => {
      const file = aFile(made);
      const { content, refusals } = write837p(file);
      if (content !== undefined) expect(reread(file, content)).toEqual([]);
      else {
        expect(refusals.length).toBeGreaterThan(0);
        for (const { path } of refusals) expect(path[0]).toBe('claims');
      }
    }),
    { numRuns: runs },
  );
}
