import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { ConsentKind, Relationship } from '../generated/models.ts';
import { auditDemoRows } from './audit-demo-rows.ts';

/** Demo patients by their place in the list, with a person of each whom the office may turn to. */
const contacts = [
  { patient: 0, name: 'Marta Calder', relationship: Relationship.CHILD, phone: '+19785553001', isEmergency: true },
  { patient: 3, name: 'Ada Okafor', relationship: Relationship.PARENT, phone: '+19785553002', isEmergency: true },
  { patient: 5, name: 'Greta Holm', relationship: Relationship.SPOUSE, phone: '+19785553003', isEmergency: false },
] as const;

const guarantors = [
  { patient: 3, name: 'Ada Okafor', relationship: Relationship.PARENT, phone: '+19785553002' },
] as const;

/** All signed when they came first; the last one was withdrawn. */
const consents = [
  { patient: 0, kind: ConsentKind.TREATMENT, validUntil: null, isWithdrawn: false },
  { patient: 0, kind: ConsentKind.PRIVACY_NOTICE, validUntil: null, isWithdrawn: false },
  { patient: 3, kind: ConsentKind.TREATMENT, validUntil: '2034-01-30', isWithdrawn: false },
  { patient: 5, kind: ConsentKind.TELEHEALTH, validUntil: null, isWithdrawn: true },
] as const;

/** People around some demo patients, and consents. */
export async function describeDemoPatients(
  db: Reader,
  practiceId: string,
  patientIds: readonly string[],
): Promise<void> {
  const now = new Date();
  const row = (patient: number) => ({ practiceId, id: newId(), patientId: patientIds[patient] ?? '', version: 1 });
  const rows = {
    contact: contacts.map(({ patient, ...person }) => ({ ...row(patient), ...person, mayBeInformed: true })),
    guarantor: guarantors.map(({ patient, ...person }) => ({ ...row(patient), ...person, since: now })),
    consent: consents.map(({ patient, isWithdrawn, ...signed }) => ({
      ...{ ...row(patient), ...signed, textVersion: '2026-01', signedOn: '2026-01-12', recordedAt: now },
      withdrawnAt: isWithdrawn ? now : null,
    })),
  };
  await db.insertInto('contact').values(rows.contact).execute();
  await db.insertInto('guarantor').values(rows.guarantor).execute();
  await db.insertInto('consent').values(rows.consent).execute();
  for (const [table, inserted] of Object.entries(rows)) await auditDemoRows(db, practiceId, table, inserted);
}
