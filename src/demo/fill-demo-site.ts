import { addressColumns } from '../contract/addresses/postal-address.ts';
import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { replaceSearchTerms } from '../domains/patients/search-terms.ts';
import { Equipment, Role, RoomKind, RoomReadiness, VisitStage, Weekday } from '../generated/models.ts';
import { auditDemoRows } from './audit-demo-rows.ts';
import { codeDemoVisits, demoUsualCharges } from './code-demo-visits.ts';
import { demoAddress, demoBilling, demoIdentity } from './demo-identities.ts';
import { demoPatients } from './demo-patients.ts';
import { describeDemoPatients } from './describe-demo-patients.ts';
import { insureDemoPatients } from './insure-demo-patients.ts';

const weekdays = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];

const visitTypes = [
  { name: 'Follow-up', durationMinutes: 20, setUpChecklist: ['Fresh paper on the couch'] },
  { name: 'New patient', durationMinutes: 40, setUpChecklist: ['Fresh paper on the couch', 'Intake form on the desk'] },
  {
    ...{ name: 'Vaccination', durationMinutes: 10, setUpChecklist: [] },
    stageThresholds: [
      { stage: VisitStage.WAITING, limit: 10 * 60 },
      // The nurse gives it: no patient waits for a provider.
      { stage: VisitStage.READY_FOR_PROVIDER, limit: null },
    ],
  },
] as const;

const rooms = [
  { name: 'Exam 1', kind: RoomKind.EXAM, equipment: [Equipment.OTOSCOPE] },
  { name: 'Exam 2', kind: RoomKind.EXAM, equipment: [Equipment.OTOSCOPE] },
  { name: 'Exam 3', kind: RoomKind.EXAM, equipment: [Equipment.ECG] },
  { name: 'Exam 4', kind: RoomKind.EXAM, equipment: [Equipment.OTOSCOPE] },
  { name: 'Exam 5', kind: RoomKind.EXAM, equipment: [Equipment.OTOSCOPE] },
  { name: 'Procedure', kind: RoomKind.PROCEDURE, equipment: [Equipment.PROCEDURE_LIGHT] },
] as const;

/** Providers beside the one who can sign in. */
const colleagues = [
  { name: 'Lena Marsh, NP', role: Role.NURSE_PRACTITIONER },
  { name: 'Dr. Tomas Reyes', role: Role.PHYSICIAN },
] as const;

/** How long a stage may last, in seconds, before the boards say so. */
const stageThresholds = [
  { stage: VisitStage.WAITING, limit: 20 * 60 },
  { stage: VisitStage.CALLED, limit: 5 * 60 },
  { stage: VisitStage.IN_ROOM, limit: 10 * 60 },
  { stage: VisitStage.READY_FOR_PROVIDER, limit: 15 * 60 },
  { stage: VisitStage.CHECKOUT, limit: 10 * 60 },
];

/** A site with rooms, visit types, providers and invented patients: enough to run a morning. */
export async function fillDemoSite(db: Reader, practiceId: string): Promise<void> {
  const siteId = newId();
  const hours = weekdays.map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' }));
  const address = { line1: '12 Harbor Street', city: 'Salem', state: 'MA', postalCode: '01970' };
  const place = { ...addressColumns('address', address), phone: '+19785550100', timeZone: 'America/New_York' };
  const claims = { cliaNumber: '22D0000000', placeOfService: '11' };
  const site = { practiceId, id: siteId, name: 'Harbor Street', ...place, ...claims, hours, version: 1 };
  await db.insertInto('site').values(site).execute();
  await addRows(db, practiceId, siteId);
  await db
    .updateTable('practice')
    .set({ stageThresholds, ...demoBilling })
    .where('practiceId', '=', practiceId)
    .execute();
  const rows = demoPatients.map((person, index) => {
    const contact = { mrn: String(200_001 + index), phone: `+1978555${String(2_000 + index)}`, ...demoAddress(index) };
    return { practiceId, id: newId(), ...person, ...contact, version: 1 };
  });
  await db.insertInto('patient').values(rows).execute();
  for (const patient of rows) await replaceSearchTerms(db, patient);
  await auditDemoRows(db, practiceId, 'patient', rows);
  await describeDemoPatients(
    db,
    practiceId,
    rows.map(({ id }) => id),
  );
  await insureDemoPatients(db, practiceId, rows);
  await codeDemoVisits(db, practiceId, { siteId, timeZone: place.timeZone, patientIds: rows.map(({ id }) => id) });
}

async function addRows(db: Reader, practiceId: string, siteId: string): Promise<void> {
  const row = () => ({ practiceId, id: newId(), version: 1 });
  await db
    .insertInto('visit_type')
    .values(
      visitTypes.map((type) => ({
        ...row(),
        ...type,
        setUpChecklist: [...type.setUpChecklist],
        neededEquipment: [],
        stageThresholds: 'stageThresholds' in type ? [...type.stageThresholds] : [],
        usualCharges: (demoUsualCharges[type.name] ?? []).map((code) => ({ code, modifiers: [], units: 1 })),
        isActive: true,
      })),
    )
    .execute();
  const ready = { siteId, readiness: RoomReadiness.READY, readinessSince: new Date() };
  await db
    .insertInto('room')
    .values(rooms.map((room) => ({ ...row(), ...room, equipment: [...room.equipment], ...ready })))
    .execute();
  const provider = { isProvider: true, isActive: true, siteId };
  await db
    .insertInto('staff_member')
    .values(colleagues.map(({ name, role }) => ({ ...row(), ...provider, name, roles: [role], ...demoIdentity(name) })))
    .execute();
}
