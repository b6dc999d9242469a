// Prints a day's appointments of a site.
import type { Touched } from '../../audit/audit-log.ts';
import { addFile } from '../../files/add-file.ts';
import { offerDownload } from '../../files/offer-links.ts';
import {
  AuditAction,
  AuditCategory,
  type MutationPrintDaySheetArgs,
  Permission,
  type PrintDaySheetInput,
  type PrintDaySheetResult,
} from '../../generated/models.ts';
import { tableDocument } from '../../pdf/table-document.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { localDay, localTime } from '../../time/site-time.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity, type SiteRow } from '../practice/site.entity.ts';
import { zoneRefusal } from '../practice/site-zone.ts';
import { findDaySheet, mostOnSheet, type OnSheet } from './day-sheet.queries.ts';

/** Far more than 2,000 appointments take. */
const mostBytes = 25 * 1024 * 1024;

export async function printDaySheet(
  context: Context,
  { input }: MutationPrintDaySheetArgs,
): Promise<PrintDaySheetResult> {
  const { siteId, day } = input;
  const practiceId = practiceIdOf(context);
  const site = await load(context, rowsById(SiteEntity), siteId);
  if (!site) return unknownReference('site', ['input', 'siteId']);
  const refusal = zoneRefusal(site, ['input', 'siteId']);
  if (refusal) return refusal;
  const db = await context.request.reads.reader();
  const appointments = await findDaySheet(db, { practiceId, siteId, ...localDay(day, site.timeZone) });
  if (appointments.length > mostOnSheet)
    return invalidInput(
      `The day has more than ${mostOnSheet} appointments, the most that a sheet holds; read the day with dayList.`,
      ['input'],
    );
  const sheet = daySheet(context, site, input, appointments);
  const stored = await context.request.office.files.store(practiceId, sheet, mostBytes);
  return write<PrintDaySheetResult>(context, 'printDaySheet', async (unit) => {
    const file = await addFile(unit, {
      stored,
      mediaType: 'application/pdf',
      name: `${site.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${day}.pdf`,
      permission: Permission.PRINT_SCHEDULES,
      category: AuditCategory.SCHEDULING,
      madeBy: 'printDaySheet',
      patientIds: [...new Set(appointments.map(({ patientId }) => patientId))],
    });
    for (const appointment of appointments) unit.record(AuditAction.EXPORT, touchedOnSheet(appointment));
    return {
      __typename: 'PrintDaySheetSuccess',
      file,
      download: offerDownload(unit, file),
      appointments: appointments.length,
    };
  });
}

function daySheet(
  context: Context,
  site: SiteRow,
  { day, paper }: PrintDaySheetInput,
  appointments: readonly OnSheet[],
) {
  const now = new Date();
  const clock = (instant: Date) => localTime(instant, site.timeZone).clock;
  const printed = localTime(now, site.timeZone);
  const showsRooms = context.request.principal.permissions.has(Permission.VIEW_ROOMS);
  return tableDocument({
    title: `${site.name}: ${day}`,
    lines: [
      `Appointments, times in ${site.timeZone}. Printed on ${printed.day} at ${printed.clock}.`,
      'Confidential: names of patients. Shred after use.',
    ],
    columns: [
      { heading: 'Time', share: 14 },
      { heading: 'Patient', share: 28 },
      { heading: 'Visit type', share: 22 },
      { heading: 'Provider', share: 22 },
      ...(showsRooms ? [{ heading: 'Room', share: 14 }] : []),
    ],
    rows: appointments.map(({ startsAt, endsAt, givenName, familyName, visitType, provider, room }) => [
      `${clock(startsAt)}–${clock(endsAt)}`,
      `${familyName}, ${givenName}`,
      visitType,
      provider,
      ...(showsRooms ? [room ?? ''] : []),
    ]),
    ifEmpty: 'No appointments.',
    paper,
    createdAt: now,
  });
}

function touchedOnSheet({ id, version, patientId }: OnSheet): Touched {
  return { type: 'Appointment', id, version, patientId, category: AuditCategory.SCHEDULING };
}
