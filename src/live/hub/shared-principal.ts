import type { DisplayPrincipal, StaffPrincipal } from '../../access/principal.ts';

type Subscriber = StaffPrincipal | DisplayPrincipal;
type Identity = Exclude<
  keyof StaffPrincipal | keyof DisplayPrincipal,
  'kind' | 'practiceId' | 'permissions' | 'siteId'
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

/** What all watchers of a group have in common of who they are. Asking it for more fails, so that nobody is ever shown what was meant for another. */
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
