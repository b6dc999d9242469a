import { newId } from '../../../database/sql/new-id.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { insertRows } from '../insert-rows.ts';
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
  const byDescription = Map.groupBy(encounters, ({ description }) => description);
  const ids = await knownVisitTypes(unit, [...byDescription.keys()]);
  const missing = [...byDescription].filter(([description]) => !ids.has(description));
  const visitTypes = missing.map(([name, alike]) => ({
    practiceId: unit.practiceId,
    id: newId(),
    name,
    durationMinutes: usualMinutes(alike),
    neededEquipment: [],
    setUpChecklist: [],
    isActive: isBookable,
    version: 1,
    importKey: importKey(name),
  }));
  await insertRows(unit, 'visit_type', visitTypes);
  for (const { name, id } of visitTypes) ids.set(name, id);
  return ids;
}

/** Imported before, and perhaps renamed since; else one that the office named so itself. */
async function knownVisitTypes({ db, practiceId }: WriteUnit, names: string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_type')
    .select(['id', 'name', 'importKey'])
    .where('practiceId', '=', practiceId)
    .where((either) => either.or([either('importKey', 'in', names.map(importKey)), either('name', 'in', names)]))
    .execute();
  const byName = new Map(rows.map(({ name, id }) => [name, id]));
  const byKey = new Map(rows.map(({ importKey, id }) => [importKey, id]));
  return new Map(
    names.flatMap((name) => {
      const id = byKey.get(importKey(name)) ?? byName.get(name);
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
