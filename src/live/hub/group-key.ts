import type { DisplayPrincipal, StaffPrincipal } from '../../access/principal.ts';
import type { GroupPlan } from './group-plan.ts';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * A key of the rights: equal for principals to whom every answer is the same, but for fields marked `@perViewer`.
 */
export function scopeKey(principal: StaffPrincipal | DisplayPrincipal): string {
  const display = principal.kind === 'DISPLAY' ? [principal.siteId, canonical(principal.chosen)] : [''];
  return [principal.kind, principal.practiceId, ...display, ...[...principal.permissions].sort()].join(' ');
}

/** Subscriptions with the same key get the same bytes. */
export function groupKey(plan: GroupPlan, variables: Variables, principal: StaffPrincipal | DisplayPrincipal): string {
  return [plan.hash, scopeKey(principal), canonical(variables)].join('\n');
}

/** The variables that matter to the group, as the subscriber sent them. */
export function sharedVariables({ variables }: GroupPlan, sent: Variables | null | undefined): Variables {
  return Object.fromEntries(
    variables.filter((name) => sent && Object.hasOwn(sent, name)).map((name) => [name, sent?.[name]]),
  );
}

/** One text for equal values, in any order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
