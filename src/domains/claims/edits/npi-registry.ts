import { providersOf } from '../scrub/claim-providers.ts';
import { edit, type Found } from '../scrub/edit.ts';

export const npiRegistry = edit({
  id: 'npi-registry',
  number: 2,
  title: 'NPI registry disagrees',
  description: 'The NPI is active in the NPI registry, and belongs to a person or an organization as on the claim.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['registeredProviders'],
  check: (claim, { registeredProviders }) =>
    providersOf(claim).flatMap(({ npi, name, path }): Found[] => {
      const registered = npi === null ? undefined : registeredProviders?.get(npi);
      if (!registered) return [];
      const at = [...path, 'npi'];
      if (!registered.isActive)
        return [{ path: at, facts: { npi }, fix: 'Open the provider: the NPI was deactivated. Enter the active one.' }];
      const kind = name?.kind ?? 'ORGANIZATION';
      if (registered.kind === null || kind === registered.kind) return [];
      const facts = { npi, kind, registeredKind: registered.kind };
      return [
        { path: at, facts, fix: 'Open the provider: enter the NPI of the person or organization that is named.' },
      ];
    }),
});
