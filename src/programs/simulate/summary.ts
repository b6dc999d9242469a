import { clockTime } from './play/clock-time.ts';
import type { MorningEnd } from './play/play-morning.ts';

interface Facts extends MorningEnd {
  seed: number;
  /** Whether it was stopped before its end. */
  isStopped: boolean;
}

/** The result of a morning, in a few lines. */
export function summary({ tally, minute, seed, failure, isStopped }: Facts): string {
  const { arrived, walkIns, seen, left, noShows, cancelled, rescheduled, waits, turnovers, refused } = tally;
  const { cameLate, mixedUp } = tally;
  const mean = waits.length > 0 ? `${Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length)} min` : '–';
  const stillHere = arrived - seen - left;
  const rows = [
    ['arrived', `${arrived}, of whom ${walkIns} walked in`],
    ['seen', seen],
    ['left without being seen', left],
    ['did not come', noShows],
    ['came late after all', cameLate],
    ['checked in by mistake', mixedUp],
    ['cancelled', `${cancelled}, rescheduled ${rescheduled}`],
    ['mean wait for a room', mean],
    ['rooms turned over', turnovers],
    ['still here', `${stillHere}; --clear ends their visits next time`],
    ['refused', `${refused}; the lines above say what`],
  ] as const;
  // Figures that should be zero are shown only where they are not.
  const shown = rows.filter(
    ([label]) => (label !== 'still here' || stillHere > 0) && (label !== 'refused' || refused > 0),
  );
  const end = failure ? 'broke off' : isStopped ? 'was stopped' : 'was over';
  return [
    `The morning ${end} at ${clockTime(minute)} (seed ${seed}).`,
    ...shown.map(([label, value]) => `  ${label.padEnd(24)}${value}`),
  ].join('\n');
}
