import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentEvents } from '../../src/live/log/recent-events.ts';
import { openMemoryLog } from './kit/memory-log.ts';

test('a resuming client gets exactly the events it missed, or null when they are not known any more', () => {
  fc.assert(
    fc.property(
      fc.nat(1_500),
      fc.nat(RecentEvents.most),
      fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 8 }),
      fc.integer({ min: -5, max: 7_000 }),
      (before, known, batches, seq) => {
        const log = openMemoryLog();
        const early = log.commit(before);
        const recent = new RecentEvents(before, known === 0 ? [] : early.slice(-known));
        const all = [...early];
        for (const size of batches) {
          const batch = log.commit(size);
          recent.push(batch);
          all.push(...batch);
        }
        const missed = recent.since(seq);
        expect(recent.last).toBe(all.length);
        // Events beyond those that the node promises to know are answered or not; never a part of them.
        const oldestKnown = Math.max(0, before - known, all.length - RecentEvents.most);
        if (seq > all.length || seq < oldestKnown) expect(missed).toBeNull();
        else expect(missed).toEqual(all.slice(seq));
      },
    ),
  );
});
