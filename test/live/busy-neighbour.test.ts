import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { EventFeed } from '../../src/live/log/event-feed.ts';
import type { EventLog } from '../../src/live/log/event-log.ts';
import { eventually } from '../kit/eventually.ts';
import { openMemoryLog } from './kit/memory-log.ts';

/** One node's log of two practices: reads of the busy one never come to an end. */
function twoLogs() {
  const busy = openMemoryLog();
  const quiet = openMemoryLog();
  const of = (practiceId: string) => (practiceId === busy.practiceId ? busy : quiet);
  const log: EventLog = {
    close: async () => {},
    end: (id, most) => of(id).end(id, most),
    after: async (id, seq, most) => {
      const events = await of(id).after(id, seq, most);
      if (id === busy.practiceId) {
        busy.commit(1);
        feed.hint(busy.practiceId, busy.last);
        await pause(1);
      }
      return events;
    },
    heads: async (ids) =>
      new Map([...(await busy.heads(ids)), ...(await quiet.heads(ids))].filter(([id]) => ids.includes(id))),
  };
  const feed = new EventFeed(log, pino({ level: 'silent' }));
  return { busy, quiet, feed };
}

test('a practice whose log grows faster than it is read does not keep the others from being looked at', async () => {
  const { busy, quiet, feed } = twoLogs();
  const told: number[] = [];
  feed.listen({
    onEvents: (practiceId, events) => {
      if (practiceId === quiet.practiceId) told.push(...events.map(({ seq }) => seq));
    },
    onReset: () => {},
    needs: () => true,
  });
  await Promise.all([feed.follow(busy.practiceId), feed.follow(quiet.practiceId)]);
  busy.commit(1);
  feed.hint(busy.practiceId, busy.last);
  for (let turn = 1; turn <= 3; turn += 1) {
    quiet.commit(1);
    await eventually(() => expect(told).toHaveLength(turn));
  }
  expect(feed.isFresh(quiet.practiceId)).toBe(true);
  // Ends the busy one's reads.
  vi.spyOn(feed, 'hint').mockImplementation(() => {});
  await feed.close();
});
