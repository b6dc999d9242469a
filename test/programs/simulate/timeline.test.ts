import { expect, test } from 'vitest';
import { fastClock } from '../../../src/programs/simulate/play/fast-clock.ts';
import { createFloor } from '../../../src/programs/simulate/play/floor.ts';
import { createRoomBook, type RoomNow } from '../../../src/programs/simulate/play/room-book.ts';
import { createTimeline } from '../../../src/programs/simulate/play/timeline.ts';
import { jumpingClock } from './jumping-clock.ts';

const quiet = { lookAround: () => {}, onStandstill: () => {}, signal: new AbortController().signal };
const never = new AbortController().signal;

function room(name: string, readiness: RoomNow['readiness'] = 'READY', version = 1): RoomNow {
  return { id: name, name, kind: 'EXAM', equipment: [], readiness, version };
}

test('everything happens in the order of its minutes, and of one minute in the order in which it was asked for', async () => {
  const timeline = createTimeline(jumpingClock());
  const told: string[] = [];
  const say = (what: string, ...minutes: number[]) =>
    timeline.begin(async () => {
      for (const minute of minutes) {
        await timeline.until(minute);
        told.push(`${timeline.minute()} ${what}`);
      }
    });
  say('one', 5, 7);
  say('two', 3, 7);
  say('three', 7);
  await timeline.run(quiet);
  expect(told).toEqual(['3 two', '5 one', '7 three', '7 two', '7 one']);
});

test('a process that fails ends the morning with its failure', async () => {
  const timeline = createTimeline(jumpingClock());
  timeline.begin(async () => {
    await timeline.until(4);
    throw new Error('The server is gone.');
  });
  await expect(timeline.run(quiet)).rejects.toThrow('The server is gone.');
});

test('rooms go to those who wait longest, the booked one first, and to no patient who has lost patience', async () => {
  const timeline = createTimeline(jumpingClock());
  const rooms = createRoomBook();
  const floor = createFloor(timeline, rooms);
  const told: string[] = [];
  const wants = (who: string, preferred: string | null, deadline: number | null) =>
    timeline.begin(async () => {
      const found = await floor.room({ fit: new Set(['Exam 1', 'Exam 2']), preferred, deadline });
      told.push(`${timeline.minute()} ${who} ${found?.name ?? 'leaves'}`);
    });
  wants('first', 'Exam 2', null);
  wants('second', null, 2);
  wants('third', null, null);
  timeline.begin(async () => {
    rooms.note([room('Lab'), room('Exam 2')]);
    await timeline.until(10);
    rooms.note([room('Exam 1', 'READY', 2), room('Exam 1', 'OCCUPIED', 1)]);
  });
  await timeline.run({ ...quiet, lookAround: floor.handOut });
  expect(told).toEqual(['-10 first Exam 2', '2 second leaves', '10 third Exam 1']);
});

test('a provider sees one patient at a time, first come first served', async () => {
  const timeline = createTimeline(jumpingClock());
  const floor = createFloor(timeline, createRoomBook());
  const told: string[] = [];
  for (const who of ['first', 'second', 'third']) {
    timeline.begin(async () => {
      if (!(await floor.provider(0, who === 'second' ? 3 : null))) return void told.push(`${who} leaves`);
      told.push(`${who} at ${timeline.minute()}`);
      await timeline.until(timeline.minute() + 20);
      floor.release(0);
    });
  }
  await timeline.run({ ...quiet, lookAround: floor.handOut });
  expect(told).toEqual(['first at -10', 'second leaves', 'third at 10']);
});

test('stopping ends the wait of a clock that is far from its next minute', async () => {
  const clock = fastClock(1);
  const stop = new AbortController();
  const timeline = createTimeline(clock);
  timeline.begin(async () => {
    await timeline.until(0);
    stop.abort();
    await timeline.until(200);
    throw new Error('No patient waits this long.');
  });
  await timeline.run({ ...quiet, signal: stop.signal });
  expect(timeline.minute()).toBeLessThan(200);
});

test('a clock of speed 60 plays an hour a minute, and what comes before opening takes no time', async () => {
  const clock = fastClock(60);
  expect([clock.msUntil(60), clock.msUntil(240), clock.msUntil(-10)]).toEqual([60_000, 240_000, 0]);
  await clock.until(-10, never);
  expect(clock.minute()).toBe(0);
});
