import type { Reader } from '../../database/sql/reader.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

const longest = 60;

interface Place {
  practiceId: string;
  siteId: string;
}

/** The name as a site's names are compared: case, width and spaces do not matter. The unique index says the same. */
function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The name itself, or the first one of `Display 2`, `Display 3`, … that no display of the site has. */
export async function freeDisplayName(db: Reader, { practiceId, siteId }: Place, name: string): Promise<string> {
  const rows = await db
    .selectFrom('display')
    .select('name')
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('revokedAt', 'is', null)
    .execute();
  const taken = new Set(rows.map((row) => nameKey(row.name)));
  let free = name;
  for (let number = 2; taken.has(nameKey(free)); number += 1) {
    const end = ` ${number}`;
    free = `${name.slice(0, longest - end.length).trimEnd()}${end}`;
  }
  return free;
}

export function displayNameTaken(name: string) {
  return invalidInput(`The site has a display named "${name}" already; choose another input.name.`, ['input', 'name']);
}

/** The constraint that refuses a second display of a name. */
export const displayNameKey = 'display_site_name_key';
