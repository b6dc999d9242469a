import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { anonymous, type Principal } from '../../src/access/principal.ts';
import { LiveAccesses } from '../../src/live/hub/live-accesses.ts';
import { EventFeed } from '../../src/live/log/event-feed.ts';
import { displayPrincipal } from '../kit/display-principal.ts';
import { eventually } from '../kit/eventually.ts';
import { type MemoryLog, openMemoryLog } from './kit/memory-log.ts';

const displayOf = ({ practiceId }: MemoryLog): Principal => displayPrincipal({ practiceId, displayId: 'display-1' });

let close = async () => {};
afterEach(() => close());

/** A node whose look-ups the test answers. */
function openNode(look: (log: MemoryLog) => Promise<Principal>, log = openMemoryLog()) {
  const feed = new EventFeed(log, pino({ level: 'silent' }));
  const looks = { count: 0 };
  const accesses = new LiveAccesses(feed, pino({ level: 'silent' }), () => {
    looks.count += 1;
    return look(log);
  });
  close = async () => {
    await accesses.close();
    await feed.close();
  };
  return { log, feed, accesses, looks };
}

test('a token looked up before the log was followed is looked up once more: a withdrawal between the two is not missed', async () => {
  let isWithdrawn = false;
  const { accesses, looks } = openNode(async (log) => {
    const found = isWithdrawn ? anonymous : displayOf(log);
    // Withdrawn right after this look; the event lies before the place from where the log is followed.
    isWithdrawn = true;
    return found;
  });
  const access = await accesses.find('foyer_dp_1');
  await eventually(() => expect(access?.isWithdrawn).toBe(true));
  expect(looks.count).toBe(2);
});

test('a known token is not looked up again while the log is followed, however many connections come', async () => {
  const { accesses, looks, feed, log } = openNode(async (known) => displayOf(known));
  await feed.follow(log.practiceId);
  for (let count = 0; count < 100; count += 1) expect(await accesses.find('foyer_dp_1')).toBeDefined();
  expect(looks.count).toBe(1);
});

test('while the log cannot be read no connection opens on old knowledge, and each makes one look-up', async () => {
  let isDown = false;
  const log = openMemoryLog(async (read) => {
    if (isDown) throw new Error('connection terminated');
    return read();
  });
  const { accesses, looks, feed } = openNode(async (known) => displayOf(known), log);
  await feed.follow(log.practiceId);
  await accesses.find('foyer_dp_1');
  isDown = true;
  await eventually(() => expect(feed.isFresh(log.practiceId)).toBe(false));
  const before = looks.count;
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => accesses.find('foyer_dp_1')));
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect(looks.count - before).toBe(10);
});

test('changes in one practice do not keep people of another from connecting', async () => {
  const { accesses, looks, feed, log } = openNode(async (known) => {
    accesses.onEvents('another practice', [
      { seq: 1, type: 'ACCESS_CHANGED', subjectId: 'x', topics: [], at: new Date() },
    ]);
    return displayOf(known);
  });
  await feed.follow(log.practiceId);
  expect(await accesses.find('foyer_dp_1')).toBeDefined();
  expect(looks.count).toBe(1);
});
