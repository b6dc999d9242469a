import type { VisitFilter } from '../../generated/models.ts';
import { isMissing, isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const visitFilter = filterOn<VisitFilter>({
  arrivedAt: isWithin('visit.arrivedAt'),
  isWalkIn: isMissing('visit.appointmentId'),
  providerId: isValue('visit.providerId'),
  siteId: isValue('visit.siteId'),
  stage: isOneOf('visit.stage'),
  visitTypeId: isValue('visit.visitTypeId'),
});
