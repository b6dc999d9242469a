// Encounters become appointments that were kept, each with its visit.

import { localTime } from '../../../time/site-time.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { BadCell } from '../bad-cell.ts';
import type { Cells } from '../cells.ts';
import { fileImport } from '../file-import.ts';
import { insertRows } from '../insert-rows.ts';
import type { Refusal } from '../refusal.ts';
import { reserveTickets } from '../reserve-tickets.ts';
import type { Numbered } from '../source.ts';
import type { Wishes } from '../wishes.ts';
import type { Encounter } from './encounter.ts';
import { placeEncounters } from './encounter-places.ts';
import { importKey } from './import-key.ts';
import { type PastVisit, pastVisit } from './past-visit.ts';
import { visitTypeIds } from './visit-types.ts';

export const encounters = fileImport<Encounter>({
  file: 'encounters.csv',
  columns: ['Id', 'START', 'STOP', 'PATIENT', 'ORGANIZATION', 'PROVIDER', 'PAYER', 'DESCRIPTION'],
  table: 'appointment',
  read: (cells) => ({
    importKey: importKey(cells.uuid('Id')),
    ...readTimes(cells),
    patientId: cells.uuid('PATIENT'),
    organizationId: cells.uuid('ORGANIZATION'),
    providerId: cells.uuid('PROVIDER'),
    payerId: cells.raw('PAYER') ? cells.uuid('PAYER') : null,
    description: cells.text('DESCRIPTION', 120),
    notes: [],
  }),
  add: addVisits,
});

function readTimes(cells: Cells): Pick<Encounter, 'startsAt' | 'endsAt'> {
  const startsAt = cells.instant('START');
  const endsAt = cells.instant('STOP');
  if (endsAt <= startsAt) throw new BadCell('STOP', `"${cells.raw('STOP')}" is not after START`);
  if (endsAt > new Date()) throw new BadCell('STOP', `"${cells.raw('STOP')}" is in the future`);
  return { startsAt, endsAt };
}

async function addVisits(unit: WriteUnit, rows: readonly Numbered<Encounter>[], wishes: Wishes): Promise<Refusal[]> {
  const { placed, refusals } = await placeEncounters(unit, rows);
  const visitTypes = await visitTypeIds(
    unit,
    placed.map(({ encounter }) => encounter),
    wishes,
  );
  const days = placed.map(({ site, encounter }) => localTime(encounter.startsAt, site.timeZone).day.toString());
  const tickets = await reserveTickets(
    unit,
    placed.map(({ site }, index) => ({ siteId: site.id, day: days[index] ?? '' })),
  );
  const visits = placed.map((place, index) =>
    pastVisit(unit.practiceId, place, {
      visitTypeId: visitTypes.get(place.encounter.description) ?? '',
      day: days[index] ?? '',
      ticket: tickets[index] ?? '',
    }),
  );
  await insertVisits(unit, visits);
  return refusals;
}

async function insertVisits(unit: WriteUnit, visits: readonly PastVisit[]): Promise<void> {
  const appointments = visits.map(({ appointment }) => appointment);
  await insertRows(unit, 'appointment', appointments);
  await insertRows(
    unit,
    'visit',
    visits.map(({ visit }) => visit),
  );
  await insertRows(
    unit,
    'visit_step',
    visits.flatMap(({ steps }) => steps),
  );
}
