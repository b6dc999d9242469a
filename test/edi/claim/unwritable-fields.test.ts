import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwritableFields, write837p } from '../../../src/edi/claim/write-837p.ts';
import { aFile } from '../kit/a-claim.ts';
import { anyClaim } from '../kit/arbitrary-claim.ts';
import { anyText, writtenText } from '../kit/arbitrary-text.ts';

test('fields that a file of the claim would refuse are found without a file', () => {
  const text = fc.oneof({ weight: 20, arbitrary: writtenText }, { weight: 1, arbitrary: anyText });
  fc.assert(
    fc.property(anyClaim(text), (claim) => {
      const { refusals = [] } = write837p(aFile([claim]));
      const inFile = refusals.map((refusal) => ({ ...refusal, path: refusal.path.slice(2) }));
      expect(unwritableFields(claim)).toEqual(inFile);
    }),
  );
});
