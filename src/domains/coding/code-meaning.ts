import { CodeSet } from '../../generated/models.ts';
import { load, type RowLoader } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { CodeRow } from './code.entity.ts';
import { findExactCodes } from './code-matches.ts';

/** By set, code and day, as one text: a request loads each once. */
const codesByKey: RowLoader<string, CodeRow> = {
  load: async (db, keys, practiceId) => {
    const found = new Map<string, CodeRow>();
    const asked = keys.map((key) => key.split(' ') as [CodeSet, string, string]);
    for (const ofDay of Map.groupBy(asked, ([set, , on]) => `${set} ${on}`).values()) {
      const [set, , on] = ofDay[0] as (typeof asked)[number];
      const search = { practiceId, set, text: null, on, isBillable: null };
      const codes = ofDay.map(([, code]) => code);
      for (const row of await findExactCodes(db, search, codes)) found.set(`${set} ${row.code} ${on}`, row);
    }
    return found;
  },
};

/** A code with its description on a day; null where the set has none then. */
export function codeOn(context: Context, set: CodeSet, code: string, on: string): Promise<CodeRow | null> {
  return load(context, codesByKey, `${set} ${code} ${on}`);
}

/** A procedure, of HCPCS Level II or else of the practice's own list. */
export async function procedureOn(context: Context, code: string, on: string): Promise<CodeRow | null> {
  const isPublished = /^[A-Z]/.test(code);
  const published = isPublished ? await codeOn(context, CodeSet.HCPCS, code, on) : null;
  return published ?? codeOn(context, CodeSet.CPT, code, on);
}
