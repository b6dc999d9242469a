import type { WriteUnit } from '../../../writing/unit.ts';
import { nameKeys } from '../name-keys.ts';

interface Named {
  name: string;
  city: string | null;
}

/**
 * A name of its own for each site: as it is, else with the city, else with the city and a number. In the order of the
 * sites.
 */
export async function freeSiteNames(unit: WriteUnit, sites: readonly Named[]): Promise<string[]> {
  const names: (string | undefined)[] = sites.map(() => undefined);
  const taken = new Set<string>();
  for (let attempt = 0; names.includes(undefined); attempt += 1) {
    const wanted = sites.map((site, index) => (names[index] ? undefined : candidate(site, attempt)));
    const keys = await nameKeys(
      unit.db,
      wanted.filter((name) => name !== undefined),
    );
    for (const key of await takenKeys(unit, [...keys.values()])) taken.add(key);
    for (const [index, name] of wanted.entries()) {
      const key = name && keys.get(name);
      if (!key || taken.has(key)) continue;
      names[index] = name;
      taken.add(key);
    }
  }
  return names.map(String);
}

function candidate({ name, city }: Named, attempt: number): string {
  if (attempt === 0) return name;
  const here = city ? `${name}, ${city}` : name;
  return attempt === 1 ? here : `${here} ${attempt}`;
}

async function takenKeys({ db, practiceId }: WriteUnit, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('site')
    .select('nameKey')
    .where('practiceId', '=', practiceId)
    .where('nameKey', 'in', keys)
    .execute();
  return rows.flatMap(({ nameKey }) => nameKey ?? []);
}
