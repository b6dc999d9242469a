import type { Context } from '../../request/context.ts';
import type { VisitRow } from './visit.entity.ts';

/** Whether the one who asks is the visit's provider; nobody's while it has none. */
export function isOwnVisit({ request: { principal } }: Context, { providerId }: VisitRow): boolean {
  return principal.kind === 'STAFF' && principal.staffMemberId === providerId;
}
