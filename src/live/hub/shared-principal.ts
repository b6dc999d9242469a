import type { DisplayPrincipal, StaffPrincipal } from '../../access/principal.ts';

type Subscriber = StaffPrincipal | DisplayPrincipal;
type Identity = Exclude<
  keyof StaffPrincipal | keyof DisplayPrincipal,
  'kind' | 'practiceId' | 'permissions' | 'siteId' | 'chosen'
>;

const identity: readonly Identity[] = [
  'staffMemberId',
  'accountId',
  'sessionId',
  'sessionExpiresAt',
  'sessionIdleAt',
  'displayId',
];

/** A field asked who is watching while a payload for several was being made. */
export class ViewerDependentError extends Error {
  override readonly name = 'ViewerDependentError';
}

/**
 * The rights that all watchers of a group have in common. Asking it for more fails, so that no watcher ever gets
 * another's data.
 */
export function sharedPrincipal<Principal extends Subscriber>(principal: Principal): Principal {
  const shared = { ...principal };
  for (const property of identity) {
    if (!(property in principal)) continue;
    Object.defineProperty(shared, property, {
      get: () => {
        throw new ViewerDependentError(
          `A field depends on ${property} of its viewer; mark it @perViewer in the schema.`,
        );
      },
    });
  }
  return shared;
}
