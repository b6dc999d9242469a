import type { WriteUnit } from '../../../writing/unit.ts';
import { idsByKey } from '../ids-by-key.ts';
import type { Refusal } from '../refusal.ts';
import type { Numbered } from '../source.ts';
import type { Encounter } from './encounter.ts';
import { importKey } from './import-key.ts';
import { unknownIn } from './unknown-in.ts';

/** An encounter with what it refers to in the practice. */
export interface PlacedEncounter {
  line: number;
  encounter: Encounter;
  patientId: string;
  site: { id: string; timeZone: string };
  providerId: string;
  payerId: string | null;
}

/** Finds what encounters refer to; refuses those that refer to a row that is not in. */
export async function placeEncounters(
  unit: WriteUnit,
  rows: readonly Numbered<Encounter>[],
): Promise<{ placed: PlacedEncounter[]; refusals: Refusal[] }> {
  const keys = (pick: (encounter: Encounter) => string | null) =>
    rows.flatMap(({ row }) => (pick(row) === null ? [] : [importKey(String(pick(row)))]));
  const patients = await idsByKey(
    unit,
    'patient',
    keys(({ patientId }) => patientId),
  );
  const sites = await sitesByKey(
    unit,
    keys(({ organizationId }) => organizationId),
  );
  const providers = await idsByKey(
    unit,
    'staff_member',
    keys(({ providerId }) => providerId),
  );
  const payers = await idsByKey(
    unit,
    'payer',
    keys(({ payerId }) => payerId),
  );
  const placed: PlacedEncounter[] = [];
  const refusals: Refusal[] = [];
  for (const { line, row: encounter } of rows) {
    const patientId = patients.get(importKey(encounter.patientId));
    const site = sites.get(importKey(encounter.organizationId));
    const providerId = providers.get(importKey(encounter.providerId));
    const payerId = encounter.payerId === null ? null : payers.get(importKey(encounter.payerId));
    if (!patientId) refusals.push(unknownIn(line, 'PATIENT', encounter.patientId, 'patients.csv'));
    else if (!site) refusals.push(unknownIn(line, 'ORGANIZATION', encounter.organizationId, 'organizations.csv'));
    else if (!providerId) refusals.push(unknownIn(line, 'PROVIDER', encounter.providerId, 'providers.csv'));
    else if (payerId === undefined) refusals.push(unknownIn(line, 'PAYER', String(encounter.payerId), 'payers.csv'));
    else placed.push({ line, encounter, patientId, site, providerId, payerId });
  }
  return { placed, refusals };
}

async function sitesByKey(
  { db, practiceId }: WriteUnit,
  keys: string[],
): Promise<Map<string | null, { id: string; timeZone: string }>> {
  const rows = await db
    .selectFrom('site')
    .select(['importKey', 'id', 'timeZone'])
    .where('practiceId', '=', practiceId)
    .where('importKey', 'in', [...new Set(keys)])
    .execute();
  return new Map(rows.map(({ importKey, id, timeZone }) => [importKey, { id, timeZone }]));
}
