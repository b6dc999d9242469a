import type { DisplayKind } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

/** The board that the paired display shows whose token came with the request. */
export function displayKind({ request: { principal } }: Context): DisplayKind | null {
  return principal.kind === 'DISPLAY' ? principal.chosen.kind : null;
}
