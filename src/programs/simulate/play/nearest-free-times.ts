export interface BusyTime {
  startsAt: string;
  endsAt: string;
}

interface Wanted {
  startsAt: Date;
  minutes: number;
  /** Whether a later time will do too. */
  mayBeLater: boolean;
}

const minuteMs = 60_000;
const gridMs = 5 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

/** Free times of the wanted one's day, nearest first, in steps of five minutes. */
export function nearestFreeTimes(
  { startsAt, minutes, mayBeLater }: Wanted,
  busy: readonly BusyTime[],
  dayOf: (instant: Date) => string,
): Date[] {
  const day = dayOf(startsAt);
  const taken = busy.map((time) => ({ start: Date.parse(time.startsAt), end: Date.parse(time.endsAt) }));
  const isFree = (start: number) => !taken.some((time) => time.start < start + minutes * minuteMs && start < time.end);
  const steps = Array.from({ length: dayMs / gridMs }, (_, step) => (step + 1) * gridMs);
  return steps
    .flatMap((distance) => (mayBeLater ? [-distance, distance] : [-distance]))
    .map((distance) => new Date(startsAt.getTime() + distance))
    .filter((start) => isFree(start.getTime()) && dayOf(start) === day);
}
