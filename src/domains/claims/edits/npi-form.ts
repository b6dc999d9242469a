import { isNpi } from '../../../edi/values/npi.ts';
import { providersOf } from '../scrub/claim-providers.ts';
import { edit } from '../scrub/edit.ts';

export const npiForm = edit({
  id: 'npi-form',
  number: 1,
  title: 'NPI is wrong',
  description: 'An NPI has ten digits, begins with 1 or 2 and ends with a check digit.',
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check: (claim) =>
    providersOf(claim)
      .filter(({ npi }) => npi !== null && !isNpi(npi))
      .map(({ npi, path }) => ({
        path: [...path, 'npi'],
        facts: { npi },
        fix: 'Open the provider and correct the NPI: look it up in the NPI registry.',
      })),
});
