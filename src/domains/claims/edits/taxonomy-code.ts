import { providersOf } from '../scrub/claim-providers.ts';
import { edit } from '../scrub/edit.ts';

export const taxonomyCode = edit({
  id: 'taxonomy-code',
  number: 3,
  title: 'Taxonomy code is unknown',
  description: 'A taxonomy code has ten characters, ends with X and is in the code set of the NUCC.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['taxonomyCodes'],
  check: (claim, { taxonomyCodes }) =>
    providersOf(claim)
      .filter(({ taxonomyCode: code }) => code && !(/^[0-9A-Z]{9}X$/.test(code) && (taxonomyCodes?.has(code) ?? true)))
      .map(({ taxonomyCode: code = null, path }) => ({
        path: [...path, 'taxonomyCode'],
        facts: { taxonomyCode: code },
        fix: 'Open the provider and choose a taxonomy code of the current list.',
      })),
});
