import { readdirSync, readFileSync } from 'node:fs';

const microsATick = 10_000;

/** Processor time of a PostgreSQL and all its connections, in microseconds (Linux). Connections that have ended are not in it. */
export function postgresTime(pid: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.reduce((sum, one) => sum + timeOf(Number(one), pid), 0);
}

function timeOf(pid: number, parent: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in parentheses and may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (pid !== parent && Number(fields[1]) !== parent) return 0;
    return (Number(fields[11]) + Number(fields[12])) * microsATick;
  } catch {
    return 0;
  }
}
