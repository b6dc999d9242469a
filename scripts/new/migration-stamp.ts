import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The stamp of a new migration: today, and a number after the last one of today. Never before the last migration. */
export async function migrationStamp(root: string, today: string): Promise<string> {
  const files = await readdir(join(root, 'migrations'));
  const stamps = files.flatMap((file) => /^Migration(\d{14})_/.exec(file)?.[1] ?? []);
  const last = stamps.toSorted().at(-1) ?? '';
  const day = today.replaceAll('-', '');
  const lastDay = last.slice(0, 8);
  if (day > lastDay) return `${day}000100`;
  return `${lastDay}${String(Number(last.slice(8)) + 100).padStart(6, '0')}`;
}
