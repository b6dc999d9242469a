import type { Morning } from './morning.ts';

/** Keeps a provider from patients until they begin. */
export async function beginLate(
  { floor, timeline, journal, office }: Morning,
  place: number,
  minute: number,
): Promise<void> {
  await floor.provider(place, null);
  await timeline.until(minute);
  floor.release(place);
  journal.note(`${office.providers[place]?.name} begins, ${minute} minutes late`);
}
