// Writes entries of the audit trail into a CSV file.
import { csvStream } from '../../csv/csv-stream.ts';
import { newId } from '../../database/sql/new-id.ts';
import { addFile } from '../../files/add-file.ts';
import { offerDownload } from '../../files/offer-links.ts';
import {
  AuditCategory,
  type AuditFilter,
  type ExportAuditTrailResult,
  type MutationExportAuditTrailArgs,
  Permission,
  type TooManyAuditEntriesError,
} from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { allOf, unknownReference } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { PatientEntity } from '../patients/patient.entity.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import { areMoreThan, exportedEntries, headings, type Wanted } from './exported-entries.ts';

const mostEntries = 100_000;
/** An entry names 1,000 objects at most, in 40 bytes each, and few name many. */
const mostBytes = 1024 * 1024 * 1024;

export async function exportAuditTrail(
  context: Context,
  { input }: MutationExportAuditTrailArgs,
): Promise<ExportAuditTrailResult> {
  const { filter, patientId } = input;
  const isPatientKnown = !patientId || (await load(context, rowsById(PatientEntity), patientId));
  const unknown = await unknownInFilter(filter, (id) => load(context, rowsById(StaffMemberEntity), id));
  const refusal = allOf(
    isPatientKnown ? null : unknownReference('patient', ['input', 'patientId']),
    ...unknown.map((path) => unknownReference('member of staff', path)),
  );
  if (refusal) return refusal;
  const { request } = context;
  const practiceId = practiceIdOf(context);
  const wanted: Wanted = { ...input, practiceId, upTo: newId() };
  const db = await request.reads.reader();
  if (await areMoreThan(db, wanted, mostEntries)) return tooMany();
  let entries = 0;
  async function* counted() {
    for await (const cells of exportedEntries(db, wanted)) {
      entries += 1;
      yield cells;
    }
  }
  const csv = csvStream(counted(), { headings });
  const stored = await request.office.files.store(practiceId, csv, mostBytes);
  return write<ExportAuditTrailResult>(context, 'exportAuditTrail', async (unit) => {
    const file = await addFile(unit, {
      stored,
      mediaType: 'text/csv',
      name: `audit-trail-${unit.now.toISOString().slice(0, 10)}.csv`,
      permission: Permission.EXPORT_AUDIT,
      category: AuditCategory.PRIVACY,
      madeBy: 'exportAuditTrail',
      patientIds: patientId ? [patientId] : [],
    });
    return { __typename: 'ExportAuditTrailSuccess', file, download: offerDownload(unit, file), entries };
  });
}

function tooMany(): TooManyAuditEntriesError {
  return {
    __typename: 'TooManyAuditEntriesError',
    message: `More than 100,000 entries match; narrow the time with filter.at, and export span by span.`,
    path: ['input', 'filter'],
    most: mostEntries,
  };
}

/** The paths of the members of staff in a filter that this practice does not have. */
async function unknownInFilter(
  filter: AuditFilter | null | undefined,
  find: (staffMemberId: string) => Promise<object | null>,
  path: readonly string[] = ['input', 'filter'],
): Promise<string[][]> {
  if (!filter) return [];
  const { staffMemberId, and, or, not } = filter;
  const isKnown = !staffMemberId || (await find(staffMemberId));
  const unknown = isKnown ? [] : [[...path, 'staffMemberId']];
  const inside = [
    ...(and ?? []).map((one, index) => [one, ['and', String(index)]] as const),
    ...(or ?? []).map((one, index) => [one, ['or', String(index)]] as const),
    ...(not ? [[not, ['not']] as const] : []),
  ];
  for (const [one, steps] of inside) unknown.push(...(await unknownInFilter(one, find, [...path, ...steps])));
  return unknown;
}
