import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { applicableFee } from '../domains/coding/applicable-fee.ts';
import { ChargeSource, ChargeStatus, Role, VisitCodingStatus, VisitStage } from '../generated/models.ts';
import { localTime } from '../time/site-time.ts';
import { auditDemoRows } from './audit-demo-rows.ts';

const { READY, IN_CODING, QUERIED } = VisitCodingStatus;
const hourMs = 60 * 60_000;

/** Charges that visits of a type begin with, by the type's name. */
export const demoUsualCharges: Readonly<Record<string, readonly string[]>> = {
  'Follow-up': ['G0463'],
  'New patient': ['G0438'],
  Vaccination: ['G0008', 'Q2039'],
};

/** Visits of the days before, and how far the coder got with them. */
const coded = [
  { type: 'Follow-up', status: READY, diagnoses: [] },
  { type: 'New patient', status: READY, diagnoses: [] },
  { type: 'Vaccination', status: READY, diagnoses: [] },
  { type: 'Follow-up', status: READY, diagnoses: [] },
  { type: 'Vaccination', status: IN_CODING, diagnoses: ['Z23'] },
  { type: 'Follow-up', status: IN_CODING, diagnoses: ['I10', 'E119'] },
  { type: 'New patient', status: IN_CODING, diagnoses: ['Z0000'] },
  { type: 'Follow-up', status: QUERIED, diagnoses: ['M5450'] },
] as const;

interface Demo {
  siteId: string;
  timeZone: string;
  patientIds: readonly string[];
}

/** Visits that are over, with codings in several states: the demo's coder and physician find work. */
export async function codeDemoVisits(db: Reader, practiceId: string, demo: Demo): Promise<void> {
  const staff = await db
    .selectFrom('staff_member')
    .select(['id', 'roles'])
    .where('practiceId', '=', practiceId)
    .execute();
  const holder = (role: Role) => staff.find(({ roles }) => roles.includes(role))?.id ?? '';
  const [coderId, providerId] = [holder(Role.CODER), holder(Role.PHYSICIAN)];
  const types = await db.selectFrom('visit_type').select(['id', 'name']).where('practiceId', '=', practiceId).execute();
  for (const [index, { type, status, diagnoses }] of coded.entries()) {
    const patientId = demo.patientIds[index] ?? '';
    const endedAt = new Date(Date.now() - (2 * 24 + index) * hourMs);
    const day = localTime(endedAt, demo.timeZone).day.toString();
    const visitTypeId = types.find(({ name }) => name === type)?.id ?? '';
    const owned = { practiceId, patientId, version: 1 };
    const visit = {
      ...{ ...owned, id: newId(), siteId: demo.siteId, visitTypeId, providerId, day, ticket: `D${10 + index}` },
      ...{ stage: VisitStage.DONE, stageSince: endedAt, endedAt },
      ...{ arrivedAt: new Date(endedAt.getTime() - hourMs), firstRoomedAt: new Date(endedAt.getTime() - hourMs / 2) },
    };
    await addRows(db, 'visit', [visit]);
    await addSteps(db, visit);
    const isTaken = status !== READY;
    const coding = {
      ...{ ...owned, id: newId(), visitId: visit.id, siteId: demo.siteId, providerId, serviceDate: day, status },
      ...{ coderId: isTaken ? coderId : null, openedAt: endedAt, changedAt: endedAt },
      queriedAt: status === QUERIED ? endedAt : null,
    };
    await addRows(db, 'visit_coding', [coding]);
    const ofCoding = { ...owned, visitCodingId: coding.id };
    const places = diagnoses.map((code, place) => ({ ...ofCoding, id: newId(), position: place + 1, code }));
    const charges = (demoUsualCharges[type] ?? []).map(async (code, place) => ({
      ...{ ...ofCoding, id: newId(), serviceDate: day, placeOfService: '11', code, modifiers: [], units: 1 },
      ...{ pointers: isTaken ? [1] : [], amountCents: await demoPrice(db, practiceId, code, day) },
      ...{ source: ChargeSource.VISIT_TYPE, status: isTaken ? ChargeStatus.CODED : ChargeStatus.PROPOSED },
      createdAt: new Date(endedAt.getTime() + place),
    }));
    await addRows(db, 'diagnosis', places);
    await addRows(db, 'charge', await Promise.all(charges));
    const question = 'Was the back pain acute, or did it last longer than three months?';
    const asked = { ...ofCoding, id: newId(), askedOfId: providerId, askedById: coderId, askedAt: endedAt, question };
    if (status === QUERIED) await addRows(db, 'coding_query', [asked]);
  }

  async function addRows(
    reader: Reader,
    table: 'visit' | 'visit_coding' | 'diagnosis' | 'charge' | 'coding_query',
    rows: readonly object[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await reader
      .insertInto(table as 'visit')
      .values(rows as never)
      .execute();
    await auditDemoRows(reader, practiceId, table, rows);
  }
}

async function addSteps(
  db: Reader,
  { practiceId, id: visitId, arrivedAt, endedAt }: { practiceId: string; id: string; arrivedAt: Date; endedAt: Date },
): Promise<void> {
  const { WAITING, DONE } = VisitStage;
  await db
    .insertInto('visit_step')
    .values([
      { practiceId, id: newId(), visitId, toStage: WAITING, at: arrivedAt },
      { practiceId, id: newId(), visitId, fromStage: WAITING, toStage: DONE, at: endedAt },
    ])
    .execute();
}

async function demoPrice(db: Reader, practiceId: string, code: string, on: string): Promise<number> {
  const fee = await applicableFee(db, practiceId, { code, modifier: null, on, payerId: null, planId: null });
  return Number(fee?.priceCents ?? 0);
}
