import type { ClaimsRecord } from './claims-record.ts';

interface Row {
  status: string;
  count: number;
  cents: number;
  days: number[];
}

/** Statuses with their claims, sums and times, as the subscriber has them. */
export function claimsSummary(
  record: ClaimsRecord,
  msPerDay: number,
  end: { seed: number; isStopped: boolean },
): string {
  const rows = new Map<string, Row>();
  for (const { status, cents, sentAt, decidedAt } of record.claims()) {
    const row = rows.get(status) ?? { status, count: 0, cents: 0, days: [] };
    rows.set(status, row);
    row.count += 1;
    row.cents += cents;
    if (sentAt !== null && decidedAt !== null) row.days.push((decidedAt - sentAt) / msPerDay);
  }
  const all = [...rows.values()].toSorted((one, other) => other.count - one.count);
  const line = (...cells: readonly [string, string, string, string]) =>
    `  ${cells[0].padEnd(26)}${cells[1].padStart(7)}${cells[2].padStart(12)}${cells[3].padStart(18)}`;
  const total = all.reduce((sum, { cents }) => sum + cents, 0);
  const count = all.reduce((sum, row) => sum + row.count, 0);
  return [
    `The claims day ${end.isStopped ? 'was stopped' : 'is over'} (seed ${end.seed}).`,
    line('status', 'claims', 'sum', 'days to decision'),
    ...all.map(({ status, count, cents, days }) => line(status, String(count), money(cents), median(days))),
    line('all', String(count), money(total), ''),
  ].join('\n');
}

const money = (cents: number): string => (cents / 100).toFixed(2);

function median(days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? '–' : middle.toFixed(1);
}
