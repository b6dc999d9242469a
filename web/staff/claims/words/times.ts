/** A day, as the reader's own language writes it. */
export const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00`).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

export const momentWords = (at: string): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A span in its largest whole unit: "3 days". */
export function spanWords(since: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  const [unit, size] = units.find(([, least]) => seconds >= least) ?? ['minute', 60];
  const count = Math.max(1, Math.floor(seconds / size));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
