import { LockMode, type SqlEntityManager } from '@mikro-orm/postgresql';
import { AuditEntryEntity } from '../../../src/audit/audit-entry.entity.ts';
import { AuditEntryPatientEntity } from '../../../src/audit/audit-entry-patient.entity.ts';
import { newId } from '../../../src/database/sql/new-id.ts';
import { ticketCode } from '../../../src/domains/visits/next-ticket.ts';
import { TicketCounterEntity } from '../../../src/domains/visits/ticket-counter.entity.ts';
import { VisitStepEntity } from '../../../src/domains/visits/visit-step.entity.ts';
import { ActorKind, AuditAction, AuditCategory, VisitStage } from '../../../src/generated/models.ts';
import { localTime } from '../../../src/time/site-time.ts';
import type { Entered } from './entered.ts';
import type { StockContext } from './stock-context.ts';
import { type StockVisitRow, stockEntities } from './stock-entities.ts';

/** Checks a patient in by the unit of work: the same rows as Foyer's. */
export function stockCheckIn({ em, entered }: StockContext, id: string): Promise<StockVisitRow> {
  return em.transactional(async (unit) => {
    const appointment = await unit.findOneOrFail(stockEntities.Appointment, id, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    const { practiceId, patient } = appointment;
    const [site] = await unit.find(stockEntities.Site, appointment.site.id);
    if (appointment.status !== 'BOOKED' || !site) throw new Error('The appointment cannot be checked in.');
    const at = new Date();
    const { day } = localTime(at, site.timeZone);
    if (!localTime(appointment.startsAt, site.timeZone).day.equals(day)) throw new Error('It is not today.');
    if (await unit.findOne(stockEntities.Visit, { patient, endedAt: null })) throw new Error('They are here already.');
    const counter = await unit.findOneOrFail(
      TicketCounterEntity,
      { practiceId, siteId: site.id, day: day.toString() },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    counter.lastNumber += 1;
    appointment.status = 'ARRIVED';
    const { visitType, provider } = appointment;
    const visit = unit.create(stockEntities.Visit, {
      ...{ id: newId(), practiceId, site, patient, appointment, visitType, provider, day: day.toString() },
      ...{ ticket: ticketCode(counter.lastNumber), stage: 'WAITING', stageSince: at, arrivedAt: at },
    });
    await unit.flush();
    unit.create(VisitStepEntity, {
      ...{ practiceId, id: newId(), visitId: visit.id, toStage: VisitStage.WAITING, at, byId: entered.staff_member_id },
    });
    await note(unit, entered, patient.id, AuditAction.UPDATE, AuditCategory.SCHEDULING, `Appointment ${id}@2`);
    await note(unit, entered, patient.id, AuditAction.CREATE, AuditCategory.VISITS, `Visit ${visit.id}@1`);
    const facts = [
      { type: 'APPOINTMENT_CHANGED', subject_id: id, topics: [`appointments:${site.id}`] },
      { type: 'VISIT_CHANGED', subject_id: visit.id, topics: [`visits:${site.id}`] },
    ];
    await unit.execute('select last_seq from append_events(?::uuid, ?::jsonb)', [practiceId, JSON.stringify(facts)]);
    await unit.populate(visit, ['patient']);
    return visit;
  });
}

async function note(
  unit: SqlEntityManager,
  { practice_id: practiceId, staff_member_id: staffMemberId, session_id: sessionId }: Entered,
  patientId: string,
  action: AuditAction,
  category: AuditCategory,
  entity: string,
): Promise<void> {
  const entryId = newId();
  unit.create(AuditEntryEntity, {
    ...{
      practiceId,
      id: entryId,
      actorKind: ActorKind.STAFF,
      staffMemberId,
      sessionId,
      action,
      categories: [category],
    },
    ...{ operation: 'checkInAppointment', outcome: 'SUCCESS', entities: [entity] },
  });
  await unit.flush();
  unit.create(AuditEntryPatientEntity, { practiceId, patientId, entryId });
  await unit.flush();
}
