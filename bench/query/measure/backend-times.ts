import { readdirSync, readFileSync } from 'node:fs';

const microsATick = 10_000;

/** Processor time of a PostgreSQL and of each of its processes, in microseconds by process (Linux). */
export function backendTimes(pid: number): Map<number, number> {
  const times = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The command's name stands in parentheses and may hold blanks.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(name) !== pid && Number(fields[1]) !== pid) continue;
      times.set(Number(name), (Number(fields[11]) + Number(fields[12])) * microsATick);
    } catch {
      // It has ended meanwhile.
    }
  }
  return times;
}

/** The time used since: connections that have ended meanwhile, idle ones of another side, do not count backwards. */
export function timeSince(before: ReadonlyMap<number, number>, pid: number): number {
  let sum = 0;
  for (const [one, time] of backendTimes(pid)) sum += time - (before.get(one) ?? 0);
  return sum;
}
