import { expect, test } from 'vitest';
import { isLive } from '../../../web/display/liveness.ts';

const heard = { steady: 100_000, wall: 900_000 };

test.each([
  ['is not live before anything was heard', null, { steady: 0, wall: 0 }, false],
  ['is live right after a payload', heard, heard, true],
  ['is live when one sign of life is missing', heard, { steady: 104_000, wall: 904_000 }, true],
  ['is not live when two signs of life are missing', heard, { steady: 104_500, wall: 904_500 }, false],
  [
    'is not live after the machine slept, though its steady clock stood still',
    heard,
    { steady: 100_010, wall: 9_000_000 },
    false,
  ],
  ['is not live after silence, though its wall clock was set back', heard, { steady: 104_500, wall: 1_000 }, false],
  ['is live when its wall clock was set back a moment ago', heard, { steady: 100_500, wall: 1_000 }, true],
])('a screen %s', (_what, heardAt, now, live) => {
  expect(isLive(heardAt, now)).toBe(live);
});
