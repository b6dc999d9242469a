import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrub } from '../../../../src/domains/claims/scrub/scrub.ts';
import { anyFacts } from './kit/arbitrary-facts.ts';
import { anySnapshot } from './kit/arbitrary-snapshot.ts';
import { expectPath } from './kit/expect-path.ts';

test('no edit throws on any snapshot, every path leads into it, and the snapshot stays as it was', () => {
  const found = new Set<number>();
  fc.assert(
    fc.property(
      anySnapshot.chain((snapshot) => anyFacts(snapshot).map((facts) => ({ snapshot, facts }))),
      ({ snapshot, facts }) => {
        const before = structuredClone(snapshot);
        const [findings = []] = scrub([{ snapshot, facts }], facts);
        for (const { number, path } of findings) {
          found.add(number);
          expectPath(snapshot, path);
        }
        expect(snapshot).toEqual(before);
      },
    ),
    { numRuns: 300 },
  );
  // Snapshots are odd enough for most edits to find something.
  expect(found.size).toBeGreaterThan(40);
});
