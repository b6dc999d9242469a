import type { StaffPrincipal } from '../../access/principal.ts';
import type { Viewer } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

/** The source of a viewer's field resolvers. */
export interface ViewerSource extends Viewer {
  principal: StaffPrincipal;
}

export function viewerOf(principal: StaffPrincipal): ViewerSource {
  return { principal, permissions: [...principal.permissions], sessionExpiresAt: principal.sessionExpiresAt };
}

/** The signed-in member of staff; null for displays and anonymous clients. */
export function viewer({ request: { principal } }: Context): ViewerSource | null {
  return principal.kind === 'STAFF' ? viewerOf(principal) : null;
}
