import type { Context } from '../../request/context.ts';
import type { VisitRow } from './visit.entity.ts';

/** Whether the viewer is the visit's provider; false while the visit has none. */
export function isOwnVisit({ request: { principal } }: Context, { providerId }: VisitRow): boolean {
  return principal.kind === 'STAFF' && principal.staffMemberId === providerId;
}
