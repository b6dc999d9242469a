import { insertPatients } from '../import/insert-patients.ts';
import { inBatches, type SeedPlace } from './in-batches.ts';
import type { InventedPerson } from './invent-people.ts';

/** Adds the people as patients; answers the ids of those that are in. */
export async function seedPatients(place: SeedPlace, people: readonly InventedPerson[]): Promise<string[]> {
  const ids: string[] = [];
  await inBatches(place, { rows: people, word: 'patients' }, async (unit, batch) => {
    const added = await insertPatients(
      unit,
      batch.map((person) => ({ ...person, registeredAt: unit.now })),
    );
    ids.push(...added);
  });
  return ids;
}
