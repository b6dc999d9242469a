import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { replaceSearchTerms } from '../domains/patients/search-terms.ts';
import {
  AdministrativeGender,
  Equipment,
  Role,
  RoomKind,
  RoomReadiness,
  VisitStage,
  Weekday,
} from '../generated/models.ts';
import { auditDemoRows } from './audit-demo-rows.ts';
import { describeDemoPatients } from './describe-demo-patients.ts';

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
  { name: 'Procedure', kind: RoomKind.PROCEDURE, equipment: [Equipment.PROCEDURE_LIGHT] },
] as const;

const patients = [
  { givenName: 'Ines', familyName: 'Calder', birthDate: '1958-03-14', gender: AdministrativeGender.FEMALE },
  { givenName: 'Tobias', familyName: 'Wren', birthDate: '1984-11-02', gender: AdministrativeGender.MALE },
  { givenName: 'Mei', familyName: 'Tanaka', birthDate: '1991-07-23', gender: AdministrativeGender.FEMALE },
  { givenName: 'Samuel', familyName: 'Okafor', birthDate: '2016-01-30', gender: AdministrativeGender.MALE },
  { givenName: 'Rosa', familyName: 'Delgado', birthDate: '1972-09-09', gender: AdministrativeGender.FEMALE },
  { givenName: 'Anders', familyName: 'Holm', birthDate: '1949-05-27', gender: AdministrativeGender.MALE },
  { givenName: 'Priya', familyName: 'Raman', birthDate: '2001-12-18', gender: AdministrativeGender.FEMALE },
  { givenName: 'Jonah', familyName: 'Fields', birthDate: '1995-06-06', gender: AdministrativeGender.MALE },
  { givenName: 'Lucia', familyName: 'Moretti', birthDate: '1966-08-11', gender: AdministrativeGender.FEMALE },
  { givenName: 'Dmitri', familyName: 'Volkov', birthDate: '1979-02-25', gender: AdministrativeGender.MALE },
  { givenName: 'Hannah', familyName: 'Brandt', birthDate: '1988-10-03', gender: AdministrativeGender.FEMALE },
  { givenName: 'Kofi', familyName: 'Mensah', birthDate: '2009-04-16', gender: AdministrativeGender.MALE },
  { givenName: 'Noor', familyName: 'Haddad', birthDate: '1998-01-08', gender: AdministrativeGender.FEMALE },
  { givenName: 'Elias', familyName: 'Lindgren', birthDate: '1953-12-21', gender: AdministrativeGender.MALE },
  { givenName: 'Carmen', familyName: 'Ibarra', birthDate: '1947-06-30', gender: AdministrativeGender.FEMALE },
  { givenName: 'Oliver', familyName: 'Pratt', birthDate: '2019-09-12', gender: AdministrativeGender.MALE },
  { givenName: 'Aiko', familyName: 'Mori', birthDate: '1982-05-19', gender: AdministrativeGender.FEMALE },
  { givenName: 'Bram', familyName: 'Visser', birthDate: '1974-07-04', gender: AdministrativeGender.MALE },
  { givenName: 'Talia', familyName: 'Rosen', birthDate: '1993-03-27', gender: AdministrativeGender.FEMALE },
  { givenName: 'Marcus', familyName: 'Dubois', birthDate: '1961-11-14', gender: AdministrativeGender.MALE },
  // Registered twice: the pair to try mergePatients with.
  { givenName: 'Mei', familyName: 'Tanaca', birthDate: '1991-07-23', gender: AdministrativeGender.FEMALE },
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
  const place = { address: '12 Harbor Street, Salem, MA 01970', phone: '+19785550100', timeZone: 'America/New_York' };
  const site = { practiceId, id: siteId, name: 'Harbor Street', ...place, hours, version: 1 };
  await db.insertInto('site').values(site).execute();
  await addRows(db, practiceId, siteId);
  await db
    .updateTable('practice')
    .set({ stageThresholds: stageThresholds })
    .where('practiceId', '=', practiceId)
    .execute();
  const rows = patients.map((person, index) => {
    const contact = { mrn: String(200_001 + index), phone: `+1978555${String(2_000 + index)}` };
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
        isActive: true,
      })),
    )
    .execute();
  const ready = { siteId, readiness: RoomReadiness.READY, readinessSince: new Date() };
  await db
    .insertInto('room')
    .values(rooms.map((room) => ({ ...row(), ...room, equipment: [...room.equipment], ...ready })))
    .execute();
  const provider = { roles: [Role.NURSE_PRACTITIONER], isProvider: true, isActive: true, siteId };
  await db
    .insertInto('staff_member')
    .values({ ...row(), name: 'Lena Marsh, NP', ...provider })
    .execute();
}
