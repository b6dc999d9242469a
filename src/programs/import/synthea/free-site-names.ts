import type { WriteUnit } from '../../../writing/unit.ts';

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
  for (let attempt = 0; names.includes(undefined); attempt += 1) {
    const wanted = sites.map((site, index) => (names[index] ? undefined : candidate(site, attempt)));
    const taken = await takenNames(unit, wanted);
    for (const name of names) if (name) taken.add(name);
    for (const [index, name] of wanted.entries()) {
      if (!name || taken.has(name)) continue;
      names[index] = name;
      taken.add(name);
    }
  }
  return names.map(String);
}

function candidate({ name, city }: Named, attempt: number): string {
  if (attempt === 0) return name;
  const here = city ? `${name}, ${city}` : name;
  return attempt === 1 ? here : `${here} ${attempt}`;
}

async function takenNames({ db, practiceId }: WriteUnit, names: readonly (string | undefined)[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('site')
    .select('name')
    .where('practiceId', '=', practiceId)
    .where(
      'name',
      'in',
      names.filter((name) => name !== undefined),
    )
    .execute();
  return new Set(rows.map(({ name }) => name));
}
