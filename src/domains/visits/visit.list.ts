import { sql } from 'kysely';
import { ascending, descending } from '../../database/sql/ordering.ts';
import { type VisitFilter, type VisitOrder, VisitStage, type VisitStageFilter } from '../../generated/models.ts';
import { type Condition, isMissing, isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const isAtStage = isOneOf('visit.stage');
const over: readonly VisitStage[] = [VisitStage.DONE, VisitStage.LEFT_WITHOUT_BEING_SEEN];

/**
 * Visits that go on are few, and an index holds them alone: it serves a condition that says so. An index by stage would
 * make each step of a visit cost more.
 */
const isAtOneOf: Condition<VisitStageFilter> = (stages) =>
  stages.in.some((stage) => over.includes(stage))
    ? isAtStage(stages)
    : sql`(${isAtStage(stages)} and visit.ended_at is null)`;

/** Visits by arrival: `Query.visits`, `Patient.visits`. */
export const visits = list<VisitFilter, VisitOrder>('visit', {
  filter: {
    arrivedAt: isWithin('visit.arrivedAt'),
    isWalkIn: isMissing('visit.appointmentId'),
    patientId: isValue('visit.patientId'),
    providerId: isValue('visit.providerId'),
    siteId: isValue('visit.siteId'),
    stage: isAtOneOf,
    visitTypeId: isValue('visit.visitTypeId'),
  },
  orders: { LATEST_FIRST: descending('arrivedAt', 'id'), EARLIEST_FIRST: ascending('arrivedAt', 'id') },
});
