import { atPace, type Pace } from '../frame/at-pace.ts';
import { wallClock } from '../frame/wall-clock.ts';

/** The number of an event and when it was committed, in milliseconds of the machine's clock. */
export type Committed = [seq: number, at: number];

/** Publishes events at an even pace, whether or not those before are done. */
export function tellAtPace(pace: Pace, commit: (version: number) => Promise<() => number>): Promise<Committed[]> {
  const now = wallClock();
  const publish = async (version: number): Promise<Committed> => {
    const announce = await commit(version);
    const at = now();
    return [announce(), at];
  };
  return atPace(pace, (count) => publish(1000 + (count % 1000)));
}
