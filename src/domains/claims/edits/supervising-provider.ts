import { edit } from '../scrub/edit.ts';

export const supervisingProvider = edit({
  id: 'supervising-provider',
  number: 38,
  title: 'Supervising provider is missing or the same',
  description:
    'The supervising provider is another than the rendering one. A visit that is billed incident to a physician’s care names the supervising provider.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['isIncidentTo'],
  check({ supervisingProvider: supervising, renderingProvider }, { isIncidentTo }) {
    const path = ['supervisingProvider'];
    if (!supervising)
      return isIncidentTo
        ? [{ path, facts: { isIncidentTo }, fix: 'Open the charge and name the supervising provider.' }]
        : [];
    if (supervising.npi === null || supervising.npi !== renderingProvider?.npi) return [];
    const fix = 'Open the charge and remove the supervising provider, or name the one who did the service.';
    return [{ path: [...path, 'npi'], facts: { npi: supervising.npi }, fix }];
  },
});
