import { sql } from 'kysely';
import { ascending, descending } from '../../database/sql/ordering.ts';
import type { VisitFilter, VisitOrder, VisitStageFilter } from '../../generated/models.ts';
import { type Condition, isMissing, isOneOf, isThere, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';
import { lastStages } from './visit-stages.ts';

const isAtStage = isOneOf('visit.stage');

/**
 * Visits that go on are few, and an index holds them alone: it serves a condition that says so. An index by stage would
 * make each step of a visit cost more.
 */
const isAtOneOf: Condition<VisitStageFilter> = (stages) =>
  stages.in.some((stage) => lastStages.has(stage))
    ? isAtStage(stages)
    : sql`(${isAtStage(stages)} and visit.ended_at is null)`;

/** Only visits that go on are over: an index holds them alone. */
const isOverNow: Condition<boolean> = (isWanted) =>
  isWanted ? sql`(${isThere('visit.overSince')(true)} and visit.ended_at is null)` : isMissing('visit.overSince')(true);

const isWithoutAppointment: Condition<boolean> = (isWanted) =>
  isWanted
    ? sql`(visit.appointment_id is null and visit.mistaken_for_id is null)`
    : sql`(visit.appointment_id is not null or visit.mistaken_for_id is not null)`;

/** Visits by arrival: `Query.visits`, `Patient.visits`. */
export const visits = list<VisitFilter, VisitOrder>('visit', {
  filter: {
    arrivedAt: isWithin('visit.arrivedAt'),
    isOver: isOverNow,
    isWalkIn: isWithoutAppointment,
    patientId: isValue('visit.patientId'),
    providerId: isValue('visit.providerId'),
    siteId: isValue('visit.siteId'),
    stage: isAtOneOf,
    visitTypeId: isValue('visit.visitTypeId'),
  },
  orders: { LATEST_FIRST: descending('arrivedAt', 'id'), EARLIEST_FIRST: ascending('arrivedAt', 'id') },
});
