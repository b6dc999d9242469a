import fc from 'fast-check';
import { expect, test } from 'vitest';
import { write837p } from '../../../src/edi/claim/write-837p.ts';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { plays } from '../../../src/programs/clearinghouse/play/endings.ts';
import { planFile } from '../../../src/programs/clearinghouse/play/plan-file.ts';
import { openPurse } from '../../../src/programs/clearinghouse/play/purse.ts';
import { aFile } from '../../edi/kit/a-claim.ts';
import { anyClaim } from '../../edi/kit/arbitrary-claim.ts';
import { writtenText } from '../../edi/kit/arbitrary-text.ts';
import { problemCodes } from './kit/says.ts';

const usual = Object.keys(plays).filter((ending) => ending !== 'ODD');

test('any claims with any endings get answers that are read without a problem', () => {
  const claim = fc
    .tuple(anyClaim(writtenText), fc.constantFrom(...usual))
    .map(([made, ending]) => ({ ...made, subscriber: { ...made.subscriber, memberId: `W1${ending}` } }));
  const claims = fc.uniqueArray(claim, {
    ...{ minLength: 1, maxLength: 5, selector: (made) => made.patientControlNumber },
  });
  fc.assert(
    fc.property(claims, (made) => {
      const { content } = write837p(aFile(made));
      fc.pre(content !== undefined);
      const context = {
        sha256: 'f',
        seed: 7,
        known: new Map(),
        purse: openPurse([]),
        at: Date.UTC(2026, 2, 2),
        msPerDay: 1000,
      };
      const { planned } = planFile(content ?? '', context, () => false);
      const answers = planned.map(({ kind, write }) => {
        const text = write({ at: context.at, controlNumber: 1 });
        return { name: kind, content: text, items: readEdiText(text) };
      });
      expect(planned.length).toBeGreaterThan(0);
      expect(problemCodes(answers)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
