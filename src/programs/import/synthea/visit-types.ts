import { newId } from '../../../database/sql/new-id.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { insertRows } from '../insert-rows.ts';
import { nameKeys } from '../name-keys.ts';
import type { Wishes } from '../wishes.ts';
import type { Encounter } from './encounter.ts';
import { importKey } from './import-key.ts';

const shortestMinutes = 5;
const longestMinutes = 8 * 60;

/**
 * The visit type of each description, created where the practice has none of that name. It is history, unless it
 * is to be booked. Codes are not compared: Synthea uses one code with several descriptions, and staff choose by name.
 */
export async function visitTypeIds(
  unit: WriteUnit,
  encounters: readonly Encounter[],
  { isBookable }: Wishes,
): Promise<Map<string, string>> {
  const keys = await nameKeys(
    unit.db,
    encounters.map(({ description }) => description),
  );
  const ids = await knownVisitTypes(unit, keys);
  const missing = encounters.filter(({ description }) => !ids.has(description));
  // Descriptions that differ only in case, width or spaces are one visit type, spelled as the first of them.
  const byKey = Map.groupBy(missing, ({ description }) => keys.get(description));
  const visitTypes = [...byKey.values()].map((alike) => ({
    practiceId: unit.practiceId,
    id: newId(),
    name: alike[0]?.description ?? '',
    durationMinutes: usualMinutes(alike),
    neededEquipment: [],
    setUpChecklist: [],
    isActive: isBookable,
    version: 1,
    importKey: importKey(alike[0]?.description ?? ''),
  }));
  await insertRows(unit, 'visit_type', visitTypes);
  const made = new Map(visitTypes.map(({ name, id }) => [keys.get(name), id]));
  for (const [name, key] of keys) {
    const id = made.get(key);
    if (id && !ids.has(name)) ids.set(name, id);
  }
  return ids;
}

/** Imported before, and perhaps renamed since; else one that the office named so itself. */
async function knownVisitTypes(
  { db, practiceId }: WriteUnit,
  keys: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const names = [...keys.keys()];
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_type')
    .select(['id', 'nameKey', 'importKey'])
    .where('practiceId', '=', practiceId)
    .where((either) =>
      either.or([either('importKey', 'in', names.map(importKey)), either('nameKey', 'in', [...keys.values()])]),
    )
    .execute();
  const byName = new Map(rows.map(({ nameKey, id }) => [nameKey, id]));
  const byKey = new Map(rows.map(({ importKey, id }) => [importKey, id]));
  return new Map(
    names.flatMap((name) => {
      const id = byKey.get(importKey(name)) ?? byName.get(keys.get(name) ?? null);
      return id ? [[name, id]] : [];
    }),
  );
}

/** The middle one of the first encounters' lengths, within what a visit type may last. */
function usualMinutes(encounters: readonly Encounter[]): number {
  const minutes = encounters
    .map(({ startsAt, endsAt }) => Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000))
    .sort((one, other) => one - other);
  return Math.min(
    Math.max(minutes[Math.floor(minutes.length / 2)] ?? shortestMinutes, shortestMinutes),
    longestMinutes,
  );
}
